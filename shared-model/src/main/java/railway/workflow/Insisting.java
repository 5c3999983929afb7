package railway.workflow;

import java.time.Duration;

/**
 * How an author's retry function goes on if no attempt is ever answered.
 *
 * @param lastsFor until it stops; if it never does, longer than anybody asked for
 */
record Insisting(Duration lastsFor, Duration longestWait) {
  private static final int MOST_ATTEMPTS = 10_000;

  /**
   * Tries it out.
   *
   * @param enough after which it may as well go on for ever
   */
  static Insisting of(Author author, Event event, Duration attemptLimit, Duration enough) {
    Duration lasts = Duration.ZERO;
    Duration longest = Duration.ZERO;
    for (int attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
      lasts = lasts.plus(attemptLimit);
      if (!(author.retry(event, attempts).given().orElse(Retry.stop())
          instanceof Retry.Insist(Duration wait))) {
        return new Insisting(lasts, longest);
      }
      longest = wait.compareTo(longest) > 0 ? wait : longest;
      lasts = lasts.plus(wait);
      if (lasts.compareTo(enough) > 0) {
        break;
      }
    }
    return new Insisting(lasts.compareTo(enough) > 0 ? lasts : enough, longest);
  }
}
