package railway.testing;

import java.time.Duration;

/**
 * How often the world goes wrong: each number is "once in so many times", 0 is never.
 *
 * @param deaths at every step of a process it may be killed
 * @param stalls at every step a process may sleep for up to a minute, a zombie for up to five
 * @param zombies a process that has outlived its invocation goes on all the same; what it still
 *     sends is stopped by the platform
 * @param troubles the store throttles or fails before anything is written
 * @param lostReplies the store commits and the reply is lost, so that the client repeats
 * @param duplicates a stream record or a trigger is delivered twice
 * @param drops a stream record never reaches the follower
 * @param lostRequests a request never reaches the third party
 * @param lostAnswers a third party acts and its answer is lost
 * @param lateEffects a request is given up and takes effect afterwards, within the bound
 * @param skew by how much the clocks of processes differ at most
 */
public record Adversary(
    int deaths,
    int stalls,
    int zombies,
    int troubles,
    int lostReplies,
    int duplicates,
    int drops,
    int lostRequests,
    int lostAnswers,
    int lateEffects,
    Duration skew) {

  /** Nothing ever goes wrong. */
  public static final Adversary QUIET = new Adversary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

  /** Everything goes wrong now and then. */
  public static final Adversary NASTY =
      new Adversary(60, 80, 2, 60, 40, 8, 12, 12, 12, 16, Duration.ofSeconds(4));
}
