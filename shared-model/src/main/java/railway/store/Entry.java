package railway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.Fact;
import railway.decision.Recorded;

/**
 * One line of a journal: facts that happened together, and where the workflow stands after them.
 * Entries of one workflow are numbered 0, 1, 2 … without a gap; none is ever changed or deleted.
 *
 * @param by the writer; unique to one append, so that a lost reply can be told from a lost race
 * @param hop whether the stream must bring somebody who goes on from here
 */
public record Entry(
    WorkflowId id,
    long seq,
    Instant at,
    String by,
    String workflow,
    List<Fact> facts,
    Standing standing,
    Hop hop) {

  /** Who goes on after an entry. */
  public enum Hop {
    /** A stream record wakes a follower: to perform a State or to announce. */
    STREAM,
    /** The writer goes on itself, or nobody has to; the due index is the driver. */
    NONE
  }

  public Entry {
    facts = List.copyOf(facts);
    if (facts.isEmpty()) {
      throw new IllegalArgumentException("An entry records at least one fact");
    }
  }

  /** The arrival among the facts, if a task ended or the workflow began here. */
  public Optional<Fact.Arrival> arrival() {
    for (Fact fact : facts) {
      if (fact instanceof Fact.Arrival arrival) {
        return Optional.of(arrival);
      }
    }
    return Optional.empty();
  }

  /** The facts with the moment and the writer of this entry. */
  public Stream<Recorded> recorded() {
    return facts.stream().map(fact -> new Recorded(at, by, fact));
  }
}
