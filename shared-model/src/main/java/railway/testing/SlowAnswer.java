package railway.testing;

import java.time.Duration;

/** An answer on its way, which takes its time; whoever waits for it has a limit. */
final class SlowAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final Duration after;
  private final transient Object answer;

  SlowAnswer(Duration after, Object answer) {
    super("answers after " + after, null, false, false);
    this.after = after;
    this.answer = answer;
  }

  Duration after() {
    return after;
  }

  Object answer() {
    return answer;
  }
}
