package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import railway.decision.Algorithm;
import railway.decision.Fact;
import railway.decision.Fact.Request;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.PessimisticLock;
import railway.decision.Settlement;
import railway.decision.Then;
import railway.decision.Verdict;
import railway.store.Append;
import railway.store.Entry.Hop;
import railway.store.StoreTrouble;
import railway.workflow.Event;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Reply;
import railway.workflow.State;
import railway.workflow.Task;
import railway.workflow.ToDoItem;
import railway.workflow.Trouble;

/**
 * Carries out verdicts for one workflow until nothing more can be done in this invocation: the
 * express track. Every request is preceded by the append that its category's rule asks for, and a
 * definite answer is appended before anything else happens.
 */
final class Follower {

  private final Journey journey;
  private final Invocation invocation;
  private final Pace pace;
  private final TwoSteps twoSteps;

  /** Whether a request was made in this invocation: only then is a wait spent in place. */
  private boolean acted;

  Follower(Journey journey, Invocation invocation, Pace pace) {
    this.journey = journey;
    this.invocation = invocation;
    this.pace = pace;
    this.twoSteps = new TwoSteps(this, journey);
  }

  /** Goes on as far as this invocation can. What an author's function throws parks the workflow. */
  Followed follow() {
    try {
      Move move = new Move.GoOn();
      while (true) {
        Optional<Ledger> ledger = journey.ledger();
        if (ledger.isEmpty()) {
          return new Followed.Ended(journey.standing().task());
        }
        move = step(move, ledger.get());
        if (move instanceof Move.Leave leave) {
          return leave.followed();
        }
      }
    } catch (StoreTrouble | InvocationEnded trouble) {
      throw trouble;
    } catch (RuntimeException broken) {
      return park(broken);
    }
  }

  private Move step(Move move, Ledger ledger) {
    Task<Event, Event> task = journey.task(ledger);
    return move instanceof Move.Make make
        ? make(state(task), ledger, make)
        : carryOut(Algorithm.of(task, ledger.event()).judge(ledger, journey.now()), task, ledger);
  }

  private Move carryOut(Verdict verdict, Task<Event, Event> task, Ledger ledger) {
    return switch (verdict) {
      case Verdict.Proceed proceed -> proceed(state(task), proceed);
      case Verdict.TakeNote note -> takeNote(state(task), ledger, note.attempt());
      case Verdict.Ask ask -> ask(locked(task), ledger, ask.attempt());
      case Verdict.Confirm confirm -> twoSteps.confirm(twoStep(task), ledger, confirm.step());
      case Verdict.Close close ->
          keep(journey.append(Hop.NONE, new Fact.Closing(close.why())), new Move.GoOn());
      case Verdict.Cancel cancel -> twoSteps.cancel(twoStep(task), ledger, cancel.step());
      case Verdict.GiveUp up -> conclude(Mapping.givenUp(task, ledger, up));
      case Verdict.ApplyCompromise apply ->
          conclude(Mapping.compromised(task, ledger, apply.known()));
      case Verdict.Conclude kept ->
          conclude(new Settlement.Decide(kept.answer().how(), kept.answer().event()));
      case Verdict.Wait wait -> await(wait.until());
      case Verdict.StandDown standDown -> rest();
    };
  }

  private Move proceed(State<Event, Event> state, Verdict.Proceed proceed) {
    if (acted ? !fits(state.attemptLimit()) : !fits(Duration.ZERO)) {
      return handOver();
    }
    Move.Make make = new Move.Make(proceed.number(), lease());
    if (!proceed.onRecord()) {
      return make;
    }
    return keep(
        journey.append(Hop.NONE, new Fact.Attempted(make.number(), make.lease())), make);
  }

  /** Sends once, unless the lease is about to pass: then nothing was sent, and that is a fact. */
  private Move make(State<Event, Event> state, Ledger ledger, Move.Make make) {
    Instant now = journey.now();
    Duration left = Duration.between(now, make.lease().minus(Algorithm.CLOCK_MARGIN));
    if (left.isNegative() || left.isZero()) {
      journey.draft(
          new Fact.Refused(make.number(), "not sent: its time had passed", new Then.Again(now)));
      return handOver();
    }
    Duration limit = left.compareTo(state.attemptLimit()) < 0 ? left : state.attemptLimit();
    int number = make.number();
    return switch (state) {
      case IdempotentState<Event, Event> trivial ->
          heard(
              trivial,
              number,
              call(limit, () -> trivial.attempt(ledger.event(), ledger.at().id())));
      case PessimisticLockState<Event, Event> locked ->
          heard(
              locked, number, call(limit, () -> locked.attempt(ledger.event(), ledger.at().id())));
      case OpaqueState<Event, Event> opaque ->
          heard(
              opaque, number, call(limit, () -> opaque.attempt(ledger.event(), ledger.at().id())));
      case OptimisticLockState<Event, Event> two -> twoSteps.prepare(two, ledger, number, limit);
    };
  }

  private Move heard(
      State<Event, Event> state, int attempt, Called<Reply<? extends Event>> called) {
    Reply<? extends Event> reply =
        switch (called) {
          case Called.Returned<Reply<? extends Event>> returned -> returned.value();
          case Called.Failed<Reply<? extends Event>> failed -> asReply(failed.fault());
        };
    return settled(
        state,
        attempt,
        Request.ATTEMPT,
        ledger -> Algorithm.of(state, ledger.event()).settle(ledger, attempt, reply));
  }

  private static Reply<Event> asReply(Fault fault) {
    return switch (fault) {
      case Fault.Refused refused -> Reply.refused(refused.reason());
      case Fault.Unanswered unanswered -> Reply.unanswered(unanswered.reason());
    };
  }

  private Move ask(PessimisticLockState<Event, Event> state, Ledger ledger, int attempt) {
    Called<Finding<? extends Event>> called =
        call(state.attemptLimit(), () -> state.find(ledger.event(), ledger.at().id()));
    return switch (called) {
      case Called.Returned<Finding<? extends Event>> found -> {
        PessimisticLock rule = PessimisticLock.of(state);
        yield settled(state, attempt, Request.FIND, now -> rule.settle(attempt, found.value()));
      }
      case Called.Failed<Finding<? extends Event>> failed ->
          askAgain(ledger, attempt, Request.FIND, failed.fault());
    };
  }

  /**
   * Carries out what an answer means for the facts as they are now; if somebody else writes first,
   * for the facts as they are then.
   */
  Move settled(
      State<Event, Event> state,
      int attempt,
      Request request,
      Function<Ledger, Settlement> meaning) {
    Ledger ledger = journey.ledger().orElseThrow();
    return switch (meaning.apply(ledger)) {
      case Settlement.Decide decide ->
          conclude(decide, Optional.of(() -> settled(state, attempt, request, meaning)));
      case Settlement.Note note -> {
        journey.draft(note.fact());
        yield new Move.GoOn();
      }
      case Settlement.Insist insist -> insist(state, ledger, attempt, request, insist.fault());
      case Settlement.Elect elect -> twoSteps.elect(state, ledger, attempt, elect.step(), meaning);
      case Settlement.CancelOwn own -> twoSteps.cancelOwn(state, ledger, attempt, own.step());
    };
  }

  /** Asks the retry function and notes what it said. */
  Move insist(
      State<Event, Event> state, Ledger ledger, int attempt, Request request, Fault fault) {
    int made = request == Request.CONFIRM ? ledger.troubles() + 1 : attempt;
    Then then = then(state, ledger, made, fault);
    boolean refused = fault instanceof Fault.Refused && request != Request.CONFIRM;
    journey.draft(
        refused
            ? new Fact.Refused(attempt, fault.reason(), then)
            : new Fact.Unanswered(attempt, request, fault.reason(), then));
    return new Move.GoOn();
  }

  /** A query or a cancellation brought no answer: it is repeated at the engine's own pace. */
  Move askAgain(Ledger ledger, int attempt, Request request, Fault fault) {
    Instant again = journey.now().plus(pace.ask(ledger.troubles()));
    journey.draft(new Fact.Unanswered(attempt, request, fault.reason(), new Then.Again(again)));
    return new Move.GoOn();
  }

  private Move takeNote(State<Event, Event> state, Ledger ledger, int attempt) {
    Fault gone = new Fault.Unanswered("no result was stored: the process is gone");
    journey.draft(new Fact.Lapsed(attempt, then(state, ledger, attempt, gone)));
    return new Move.GoOn();
  }

  private Then then(State<Event, Event> state, Ledger ledger, int attempts, Fault fault) {
    Trouble trouble = new Trouble(attempts, ledger.at().id(), fault);
    return Then.of(state.retry(ledger.event(), trouble), journey.now());
  }

  /** Ends the task by a judgement: if somebody writes first, it is judged anew. */
  private Move conclude(Settlement.Decide decide) {
    return conclude(decide, Optional.empty());
  }

  /**
   * Ends the task: one append for the outcome, where it leads, and the first attempt there.
   *
   * @param answer what to do with a definite answer while the task is still undecided after a lost
   *     race; empty if this is not an answer
   */
  private Move conclude(Settlement.Decide decide, Optional<Supplier<Move>> answer) {
    Ledger ended = journey.ledger().orElseThrow();
    Next next;
    try {
      next = journey.route(decide.event());
    } catch (RuntimeException broken) {
      answer.ifPresent(
          definite ->
              journey.draft(
                  new Fact.Answered(attempt(decide.how()), decide.how(), decide.event())));
      throw broken;
    }
    Onward onward = onward(next);
    Fact transitioned =
        new Fact.Transitioned(
            ended.at().task(), ended.at().id(), decide.event(), decide.how(), next);
    Append result =
        onward.begins().isPresent()
            ? journey.append(
                onward.hop(),
                transitioned,
                new Fact.Attempted(onward.begins().get().number(), onward.begins().get().lease()))
            : journey.append(onward.hop(), transitioned);
    return switch (result) {
      case Append.Appended appended -> onward.move(journey.standing());
      case Append.Taken taken -> lost(ended, decide, answer);
      case Append.TooLarge large -> parkTooLarge(decide.event(), large);
    };
  }

  private Move lost(
      Ledger ended, Settlement.Decide decide, Optional<Supplier<Move>> answer) {
    long visitSeq = journey.standing().visitSeq();
    if (journey.reload()) {
      return answer.isPresent()
          ? answer.get().get()
          : new Move.GoOn();
    }
    if (answer.isPresent()) {
      journey.late(visitSeq, ended, decide.event(), invocation.id());
    }
    return new Move.Leave(new Followed.StoodDown());
  }

  /** How it goes on after a transition: here, by a stream record, or not at all. */
  private Onward onward(Next next) {
    return switch (next) {
      case Next.Ended ended -> new Onward(Hop.STREAM, Optional.empty());
      case Next.To to ->
          switch (journey.task(to)) {
            case ToDoItem<Event, ?, ?, Event> toDo -> new Onward(Hop.NONE, Optional.empty());
            case State<Event, Event> state when !fits(state.attemptLimit()) ->
                new Onward(Hop.STREAM, Optional.empty());
            case IdempotentState<Event, Event> trivial ->
                new Onward(Hop.NONE, Optional.empty());
            case State<Event, Event> state ->
                new Onward(Hop.NONE, Optional.of(new Move.Make(1, lease())));
          };
    };
  }

  private Move await(Instant until) {
    Duration wait = Duration.between(journey.now(), until);
    if (acted && wait.compareTo(pace.inPlace()) <= 0 && fits(wait)) {
      invocation.pause(wait);
      return new Move.GoOn();
    }
    return rest();
  }

  /** Writes what is not written yet and leaves; the due index or somebody else goes on. */
  private Move rest() {
    if (!journey.hasDrafts()) {
      return leave();
    }
    Append result = journey.append(Hop.NONE);
    return keep(result, leave());
  }

  /** As {@link #rest}, and lets the stream bring a fresh invocation. */
  private Move handOver() {
    if (!journey.hasDrafts()) {
      return leave();
    }
    Append result = journey.append(Hop.STREAM);
    return keep(result, leave());
  }

  private Move leave() {
    return new Move.Leave(new Followed.Rests(journey.standing().due(), journey.wrote()));
  }

  /** After an append: {@code won} where it won; where it lost in the same visit, judge anew. */
  Move keep(Append result, Move won) {
    return switch (result) {
      case Append.Appended appended -> won;
      case Append.Taken taken ->
          journey.reload() ? new Move.GoOn() : new Move.Leave(new Followed.StoodDown());
      case Append.TooLarge large ->
          new Move.Leave(
              park(
                  "An entry of %d bytes is over the store's limit of %d"
                      .formatted(large.bytes(), large.limit())));
    };
  }

  private Followed park(RuntimeException broken) {
    String where =
        journey
            .ledger()
            .map(ledger -> "task %s (%s)".formatted(ledger.at().task(), ledger.at().id()))
            .orElse("the workflow");
    return park(
        "The definition of %s threw %s. Mend it, deploy, and resume this workflow."
            .formatted(where, broken));
  }

  private Move parkTooLarge(Event event, Append.TooLarge large) {
    journey.dropDrafts();
    return new Move.Leave(
        park(
            "%s makes an entry of %d bytes, over the limit of %d: let the task answer with references instead of contents, deploy, and resume this workflow."
                .formatted(event.getClass().getSimpleName(), large.bytes(), large.limit())));
  }

  /** Pauses the workflow, so that nothing is tried again and again until an operator acts. */
  private Followed park(String reason) {
    journey.park(reason);
    return new Followed.Parked(reason);
  }

  /** Calls within the limit and within what is left of the invocation. */
  <T> Called<T> call(Duration limit, Callable<T> request) {
    Duration time = withinInvocation(limit);
    if (time.isNegative() || time.isZero()) {
      return new Called.Failed<>(new Fault.Refused("not sent: the invocation ends"));
    }
    acted = true;
    return invocation.call(time, request);
  }

  /** Nobody else may act before this process is surely gone, whatever its clock says. */
  private Instant lease() {
    return invocation.endsBy().truncatedTo(ChronoUnit.MILLIS).plus(Algorithm.CLOCK_MARGIN);
  }

  private Duration withinInvocation(Duration limit) {
    Duration left = Duration.between(journey.now(), invocation.endsBy()).minus(pace.slack());
    return left.compareTo(limit) < 0 ? left : limit;
  }

  private static int attempt(How how) {
    return switch (how) {
      case How.Accepted accepted -> accepted.attempt();
      case How.Rejected rejected -> rejected.attempt();
      case How.Found found -> found.attempt();
      case How.GaveUp gaveUp -> throw new IllegalStateException("No answer: " + how);
      case How.Compromised compromised -> throw new IllegalStateException("No answer: " + how);
      case How.Decided decided -> throw new IllegalStateException("No attempt: " + how);
    };
  }

  /** Whether the invocation lives long enough for this, with some time to write the result. */
  private boolean fits(Duration time) {
    return !journey.now().plus(time).plus(pace.slack()).isAfter(invocation.endsBy());
  }

  private static State<Event, Event> state(Task<Event, Event> task) {
    if (task instanceof State<Event, Event> state) {
      return state;
    }
    throw misplaced(task);
  }

  private static PessimisticLockState<Event, Event> locked(Task<Event, Event> task) {
    if (task instanceof PessimisticLockState<Event, Event> locked) {
      return locked;
    }
    throw misplaced(task);
  }

  static OptimisticLockState<Event, Event> twoStep(Task<Event, Event> task) {
    if (task instanceof OptimisticLockState<Event, Event> twoStep) {
      return twoStep;
    }
    throw misplaced(task);
  }

  private static IllegalStateException misplaced(Task<Event, Event> task) {
    return new IllegalStateException(
        "A verdict that is none for %s, which is %s".formatted(task.name(), task.category()));
  }
}
