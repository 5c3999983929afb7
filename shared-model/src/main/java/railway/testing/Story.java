package railway.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What happened, step by step, each with its virtual moment. */
final class Story {

  private static final int MOST_STEPS = 120;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Supplier<Instant> clock;
  private final List<String> steps = new ArrayList<>();

  Story(Supplier<Instant> clock) {
    this.clock = clock;
  }

  /** Something happens now. */
  void add(String what) {
    steps.add("%s  %s".formatted(moment(clock.get()), what));
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  /** The steps, numbered; of a long story, the last ones. */
  String told() {
    int first = Math.max(0, steps.size() - MOST_STEPS);
    StringBuilder story = new StringBuilder();
    if (first > 0) {
      story.append("(%d steps before)%n".formatted(first));
    }
    for (int i = first; i < steps.size(); i++) {
      story.append("%4d. %s%n".formatted(i + 1, steps.get(i)));
    }
    return story.toString();
  }
}
