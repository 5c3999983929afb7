package railway.engine;

import java.util.List;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Recorded;
import railway.store.Entry;
import railway.store.Tail;

/**
 * Where a workflow is, folded from the entries since its last transition.
 *
 * @param newest the newest entry
 * @param ledger of the current visit; empty once the workflow has ended
 */
record Situation(Entry newest, Optional<Ledger> ledger) {

  static Situation of(Tail.Facts facts) {
    Optional<Ledger> ledger = Optional.empty();
    for (Entry entry : facts.entries()) {
      ledger = after(ledger, entry);
    }
    return new Situation(facts.newest(), ledger);
  }

  /** This situation after one more entry. */
  Situation after(Entry entry) {
    return new Situation(entry, after(ledger, entry));
  }

  /** The ledger after an entry. */
  static Optional<Ledger> after(Optional<Ledger> before, Entry entry) {
    Optional<Ledger> ledger = before;
    for (Fact fact : entry.facts()) {
      ledger = after(ledger, new Recorded(entry.at(), entry.by(), fact));
    }
    return ledger;
  }

  /** The ledger after one more fact: an arrival opens a new one, or none. */
  static Optional<Ledger> after(Optional<Ledger> before, Recorded recorded) {
    if (recorded.fact() instanceof Fact.Arrival arrival) {
      return switch (arrival.next()) {
        case Next.To to -> Optional.of(Ledger.opened(arrival.event(), to, recorded.at()));
        case Next.Ended ended -> Optional.empty();
      };
    }
    return before.map(current -> current.with(recorded));
  }

  /** The ledger with facts that are not written down yet. */
  static Ledger with(Ledger ledger, List<Recorded> drafts) {
    Ledger with = ledger;
    for (Recorded draft : drafts) {
      with = with.with(draft);
    }
    return with;
  }
}
