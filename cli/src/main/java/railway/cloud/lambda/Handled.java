package railway.cloud.lambda;

/** What came of an invocation that was given to one sandbox. */
sealed interface Handled {
  /** It began, and ended like this. */
  record Ended(Invoked how) implements Handled {}

  /** The sandbox died before it took the invocation, which may be given to another one. */
  record NeverBegun(Invoked why) implements Handled {}
}
