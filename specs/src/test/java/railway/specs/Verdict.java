package railway.specs;

/** What TLC said of one run. */
public sealed interface Verdict {

  /** Every state that can be reached was looked at, and all of them are as claimed. */
  record Holds(long distinctStates) implements Verdict {}

  /**
   * Something does not hold. A deadlock is the property "Deadlock", a false ASSUME the property
   * "Assumption".
   *
   * @param distinctStates how many were found until then
   * @param counterexample the behaviour that shows it, as TLC prints it
   */
  record Violates(String property, long distinctStates, String counterexample) implements Verdict {}

  /** It was ended before it had an answer. */
  record OutOfTime(long distinctStates) implements Verdict {}

  /** It had none: a spec that does not parse, a value that is not there, too little memory. */
  record Unclear(int exitCode, String output) implements Verdict {

    /** Whether the model could be read, and then asked for a value that there is not. */
    public boolean isAboutAValue() {
      return exitCode >= 75 && exitCode <= 77 && !output.contains("not completely specified");
    }

    /** The first line that says what is wrong. */
    public String complaint() {
      return output
          .lines()
          .dropWhile(line -> !line.contains("rror"))
          .findFirst()
          .orElse("exit code " + exitCode);
    }
  }
}
