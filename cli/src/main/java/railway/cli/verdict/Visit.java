package railway.cli.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Next;
import railway.store.Entry;
import railway.workflow.Category;
import railway.workflow.TaskId;

/**
 * One visit of one task: where an arrival led, and the entry that ended it.
 *
 * @param category of the task, as the journal says
 */
public record Visit(String task, TaskId id, Category category, Optional<Ended> ended) {

  /** How a visit ended, and in which entry. */
  public record Ended(Fact.Transitioned fact, long seq) {}

  /** The visits of a journal, in order. */
  public static List<Visit> of(List<Entry> entries) {
    List<Visit> visits = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.arrival().isPresent()) {
        if (entry.arrival().get() instanceof Fact.Transitioned fact && !visits.isEmpty()) {
          Visit open = visits.removeLast();
          visits.add(open.ended(new Ended(fact, entry.seq())));
        }
        if (entry.arrival().get().next() instanceof Next.To to) {
          Category category = entry.standing().category().orElseThrow();
          visits.add(new Visit(to.task(), to.id(), category, Optional.empty()));
        }
      }
    }
    return visits;
  }

  private Visit ended(Ended how) {
    return new Visit(task, id, category, Optional.of(how));
  }

  Optional<How> how() {
    return ended.map(end -> end.fact().how());
  }
}
