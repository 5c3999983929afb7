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
      ledger = after(ledger, entry.recorded().toList());
    }
    return new Situation(facts.newest(), ledger);
  }

  /** This situation after one more entry. */
  Situation after(Entry entry) {
    return new Situation(entry, after(ledger, entry.recorded().toList()));
  }

  /** The ledger after more facts: an arrival opens a new one, or none. */
  static Optional<Ledger> after(Optional<Ledger> before, List<Recorded> facts) {
    Optional<Ledger> ledger = before;
    for (Recorded recorded : facts) {
      if (recorded.fact() instanceof Fact.Arrival arrival) {
        ledger =
            switch (arrival.next()) {
              case Next.To to -> Optional.of(Ledger.opened(arrival.event(), to, recorded.at()));
              case Next.Ended ended -> Optional.empty();
            };
      } else {
        ledger = ledger.map(current -> current.with(recorded));
      }
    }
    return ledger;
  }

  /** The ledger with facts that are not written down yet. */
  static Ledger with(Ledger ledger, List<Recorded> drafts) {
    return after(Optional.of(ledger), drafts).orElseThrow();
  }
}
