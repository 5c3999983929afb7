package railway.decision;

import java.time.Instant;

/** What an audit says of a recorded fact. */
public sealed interface Ruling {

  /**
   * A rule permits it.
   *
   * @param moment the earliest at which it was permitted
   */
  record Legal(Instant moment) implements Ruling {}

  /**
   * A rule permits it, but only in a world in which some assumption does not hold.
   *
   * @param remark which one, in plain words
   */
  record Doubtful(Instant moment, String remark) implements Ruling {}

  /**
   * No rule permits it.
   *
   * @param objection why, and what was allowed instead, in plain words
   */
  record Illegal(String objection) implements Ruling {}
}
