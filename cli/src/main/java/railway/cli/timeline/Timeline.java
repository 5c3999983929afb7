package railway.cli.timeline;

import java.time.Duration;
import java.time.Instant;
import railway.cli.console.Console;
import railway.cli.console.Text;
import railway.cli.console.Tint;

/** Prints moments: time since the start, order, task, what, how long. */
public final class Timeline {
  private static final int TIME = 9;
  private static final int TASK = 32;
  private static final int WHAT = 60;

  private final Console console;
  private final Instant start;
  private final int longestName;

  /**
   * A timeline.
   *
   * @param longestName how many characters the name of a workflow has at most
   */
  public Timeline(Console console, Instant start, int longestName) {
    this.console = console;
    this.start = start;
    this.longestName = longestName;
  }

  /** The heading of the columns. */
  public void heading() {
    console.line(
        console.tinted(
            Tint.FAINT,
            line(Text.right("after", TIME), "order", Text.left("task", TASK), "what", "took")));
  }

  public void show(Moment moment) {
    console.line(
        line(
            Text.right(Text.seconds(Duration.between(start, moment.at())), TIME),
            moment.workflow().value(),
            console.tinted(moment.tint(), Text.left(Text.cut(moment.task(), TASK), TASK)),
            moment.what(),
            moment.took().map(Text::seconds).orElse("")));
  }

  private String line(String time, String workflow, String task, String what, String took) {
    return String.join(
            "  ",
            time,
            Text.left(workflow, longestName),
            task,
            Text.left(Text.cut(what, WHAT), WHAT),
            Text.right(took, TIME))
        .stripTrailing();
  }
}
