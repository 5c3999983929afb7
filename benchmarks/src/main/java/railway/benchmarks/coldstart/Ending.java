package railway.benchmarks.coldstart;

/** How a measured JVM ends. */
final class Ending {

  /** What says that the event is handled. */
  static final String HANDLED = "handled ";

  private Ending() {}

  /** Says that the event is handled, and ends at once unless an archive is to be written. */
  static void with(String answer, String[] arguments) {
    System.out.println(HANDLED + answer);
    if (arguments.length == 1) {
      Runtime.getRuntime().halt(0);
    }
  }
}
