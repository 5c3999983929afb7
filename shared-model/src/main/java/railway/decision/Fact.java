package railway.decision;

import java.time.Instant;
import railway.workflow.Event;
import railway.workflow.Fault;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * What the journal remembers. Facts are appended once and never changed; everything that is known
 * of a workflow is a fold over them.
 */
public sealed interface Fact {

  /** An event came to pass and led somewhere: the two facts between which a visit lies. */
  sealed interface Arrival extends Fact {
    Event event();

    Next next();
  }

  /** The trigger: entry 0 of every journal. */
  record Started(Event event, Next next) implements Arrival {}

  /** A task ended: what happened, how that came to be known, and where it leads. */
  record Transitioned(String task, TaskId id, Event event, How how, Next next) implements Arrival {}

  /**
   * Attempt {@code attempt} begins. Written before anything is sent; until {@code lease} only the
   * writer may act on it, and after {@code lease} the writer sends nothing.
   */
  record Attempted(int attempt, Instant lease) implements Fact {}

  /** The attempt definitely had no effect. */
  record Refused(int attempt, String reason, Then then) implements Fact {}

  /** A request brought no definite answer, and whoever made it has ended with it. */
  record Unanswered(int attempt, Request request, String reason, Then then) implements Fact {}

  /** The lease of an attempt passed and no result was stored: its process is gone. */
  record Lapsed(int attempt, Then then) implements Fact {
    /** What the retry function is told of it. */
    public static final Fault FAULT =
        new Fault.Unanswered("no result was stored: the process is gone");
  }

  /**
   * A definite answer that could not end the task at once: a no while other attempts are
   * unresolved, or an answer whose transition needs an operator first. It is kept, and decides
   * later.
   */
  record Answered(int attempt, How how, Event event) implements Fact {}

  /** A query, made after every bound had passed, showed no effect of any attempt so far. */
  record Absent(int attempt) implements Fact {}

  /** Of all steps that may be held, this one is to be confirmed. */
  record Elected(int attempt, Step step) implements Fact {}

  /** The elected step is gone at the third party; when a new one may be prepared. */
  record Released(Step step, Then then) implements Fact {
    /** What the retry function is told of it. */
    public static final Fault FAULT = new Fault.Refused("the elected step is gone");
  }

  /** Nothing is elected any more; the elected step is being cancelled. */
  record Closing(GivingUp why) implements Fact {}

  /** The steps that lost processes may have left at the third party have been cancelled. */
  record Swept(TaskId task) implements Fact {}

  /** Looking for left-over steps brought no answer; it is done again, not before this instant. */
  record Unswept(TaskId task, Instant again) implements Fact {}

  /** A definite answer that came when its task had already ended: kept, counted, announced. */
  record LateResult(String task, TaskId id, Event event, How how) implements Fact {}

  /** Nothing is done until an operator resumes; the reason says what to mend. */
  record Paused(String reason) implements Fact {}

  /** An operator mended it. */
  record Resumed() implements Fact {}

  /** Which request an unanswered fact is about. */
  enum Request {
    ATTEMPT,
    PREPARE,
    FIND,
    CONFIRM,
    CANCEL;

    /** Whether the attempt's own process is done with it, and not only somebody who asked. */
    boolean endsAttempt() {
      return this == ATTEMPT || this == PREPARE || this == CONFIRM;
    }
  }
}
