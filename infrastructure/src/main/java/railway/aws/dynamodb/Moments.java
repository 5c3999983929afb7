package railway.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;

/** Moments as text: ISO 8601 in UTC with milliseconds, so that text sorts as time does. */
final class Moments {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** Beyond these the text gets a sign and sorts elsewhere. */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00.000Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Moments() {}

  /** For facts: nothing is lost, though a moment finer than milliseconds becomes longer. */
  static String exact(Instant moment) {
    boolean isWhole = moment.truncatedTo(ChronoUnit.MILLIS).equals(moment);
    return isWhole ? MILLISECONDS.format(moment) : moment.toString();
  }

  /** Whether one can count with a moment: nothing of ours happens before or after these. */
  static boolean isUsual(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }

  /** For TTL, in seconds; there is no moment that this fails for. */
  static long expiry(Instant moment, Duration retention) {
    return moment.getEpochSecond() + retention.toSeconds();
  }

  /** For keys: always 24 characters; cut to milliseconds and to years of four digits. */
  static String key(Instant moment) {
    if (moment.isBefore(FIRST)) {
      return MILLISECONDS.format(FIRST);
    }
    return MILLISECONDS.format(moment.isAfter(LAST) ? LAST : moment);
  }
}
