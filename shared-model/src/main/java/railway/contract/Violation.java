package railway.contract;

/**
 * One thing that is wrong with a tree: where, what, and how to mend it. Safe to log and to send
 * back: of the values it shows only the kind, except for names of constants and types, which it
 * shows up to 40 characters.
 *
 * @param path from the root {@code $}, for example {@code $.lines[2].quantity}
 * @param problem what was expected there and what was found instead
 * @param mend what the sender can do about it
 */
public record Violation(String path, String problem, String mend) {
  @Override
  public String toString() {
    return path + ": " + problem + " (" + mend + ")";
  }
}
