package railway.engine;

/** What came of making the rows of a workflow anew. */
public sealed interface Rebuilt {

  /** Its rows say what the journal says. */
  record Anew(int entries) implements Rebuilt {}

  /**
   * The row of the workflow is there, but an entry cannot be read, and a To-Do that it opened or
   * closed is missing.
   */
  record InPart(String reason) implements Rebuilt {}

  /** There is no such workflow. */
  record Missing() implements Rebuilt {}
}
