package railway.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import railway.workflow.Event;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Reply;
import railway.workflow.Task;
import railway.workflow.ToDoItem;

/**
 * The rule of one category. All methods are pure; a verdict holds only if the facts it was judged
 * from are still the tail of the journal, which the conditional append of whatever follows checks.
 */
public sealed interface Algorithm
    permits Idempotent, PessimisticLock, OptimisticLock, Opaque, ToDo {

  /** By how much the clocks of two processes may differ; every bound is widened by it. */
  Duration CLOCK_MARGIN = Duration.ofSeconds(5);

  /** No process lives longer, and none sends after its end: the limit of the platform. */
  Duration LONGEST_PROCESS = Duration.ofMinutes(15);

  /** What is to be done about an undecided task at this moment. */
  Verdict judge(Ledger ledger, Instant now);

  /** What is known of the effect at this moment: accepted ≤ effects ≤ accepted + unresolved. */
  Knowledge certificate(Ledger ledger);

  /** Whether an attempt is written down before it is sent. */
  boolean recordsAttempts();

  /** The algorithm that a task's category selects. */
  static <E extends Event> Algorithm of(Task<E, ?> task, E event) {
    return switch (task) {
      case IdempotentState<E, ?> state -> Idempotent.of(state);
      case PessimisticLockState<E, ?> state -> PessimisticLock.of(state);
      case OptimisticLockState<E, ?> state -> new OptimisticLock();
      case OpaqueState<E, ?> state -> new Opaque(state.compromise(event).limit());
      case ToDoItem<E, ?, ?, ?> toDo -> new ToDo();
    };
  }

  /** What a reply to an attempt means. */
  default Settlement settle(Ledger ledger, int attempt, Reply<?> reply) {
    return Settling.ordinarily(attempt, reply);
  }

  /** Waiting for the retry function, or doing it now. */
  static Verdict after(Optional<Instant> wait, Ledger ledger, Verdict now) {
    return wait.<Verdict>map(until -> new Verdict.Wait(ledger.notAfterDeadline(until))).orElse(now);
  }
}
