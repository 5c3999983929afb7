package railway.engine;

import railway.decision.Fact;
import railway.decision.How;
import railway.store.Journal;
import railway.store.WorkflowId;
import railway.workflow.Event;
import railway.workflow.Task;

/** Tells whether an answer that comes late is news. */
final class LateResults {

  private final Journal journal;

  LateResults(Journal journal) {
    this.journal = journal;
  }

  /** Whether the visit ended with this very answer, or the answer is kept already. */
  boolean known(WorkflowId id, long visitSeq, Task<Event, Event> task, Fact.LateResult late) {
    boolean over = false;
    for (Journal.Reading reading : new Pages(journal, id, visitSeq + 1)) {
      if (reading instanceof Journal.Reading.Legible legible) {
        for (Fact fact : legible.entry().facts()) {
          if (fact instanceof Fact.LateResult kept && same(task, kept, late)) {
            return true;
          }
          if (!over && fact instanceof Fact.Transitioned ended) {
            over = true;
            if (same(task, ended, late)) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean same(
      Task<Event, Event> task, Fact.Transitioned ended, Fact.LateResult late) {
    return ended.event().equals(late.event()) && one(task, ended.how(), late.how());
  }

  private static boolean same(Task<Event, Event> task, Fact.LateResult kept, Fact.LateResult late) {
    return kept.id().equals(late.id())
        && kept.event().equals(late.event())
        && one(task, kept.how(), late.how());
  }

  /** Where at most one effect can be, equal answers are one; elsewhere each attempt has its own. */
  private static boolean one(Task<Event, Event> task, How how, How other) {
    return switch (task.category()) {
      case IDEMPOTENT, PESSIMISTIC_LOCK, OPTIMISTIC_LOCK -> true;
      case OPAQUE, TO_DO -> origin(how).equals(origin(other));
    };
  }

  private static String origin(How how) {
    return switch (how) {
      case How.Accepted accepted -> "attempt " + accepted.attempt();
      case How.Rejected rejected -> "attempt " + rejected.attempt();
      case How.Found found -> "attempt " + found.attempt();
      case How.FoundRejected found -> "attempt " + found.attempt();
      case How.GaveUp up -> "given up";
      case How.Compromised compromised -> "compromised";
      case How.Decided decided -> "answer " + decided.answer() + " of " + decided.by();
    };
  }
}
