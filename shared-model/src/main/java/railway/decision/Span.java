package railway.decision;

import java.time.Instant;

/**
 * The moments at which the writer of an entry can have judged: from when the entry before was the
 * newest until it dated its own.
 */
public record Span(Instant from, Instant until) {

  /** From the entry before, by a clock that may differ from this writer's. */
  public static Span between(Instant before, Instant at) {
    Instant from = before.minus(Algorithm.CLOCK_MARGIN);
    return new Span(from.isAfter(at) ? at : from, at);
  }

  /** What is left of it after a moment. */
  public Span since(Instant moment) {
    return moment.isAfter(from) ? new Span(moment.isAfter(until) ? until : moment, until) : this;
  }

  /** As it is if the writer's clock was set back while it judged. */
  Span setBack() {
    return new Span(from, until.plus(Algorithm.CLOCK_MARGIN));
  }
}
