package railway.workflow;

/**
 * A rule of the language that a workflow breaks and that javac could not see.
 *
 * @param where the workflow, task or event
 * @param what is wrong with it
 * @param mend what its author can do
 */
public record Breach(String where, String what, String mend) {

  @Override
  public String toString() {
    return "%s: %s. %s.".formatted(where, what, mend);
  }
}
