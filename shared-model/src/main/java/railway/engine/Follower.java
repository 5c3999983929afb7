package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import railway.decision.Algorithm;
import railway.decision.Fact;
import railway.decision.Fact.Request;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
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
import railway.workflow.Trouble;

/**
 * Carries out verdicts for one workflow until nothing more can be done in this invocation: the
 * express track. Every request is preceded by the append that its category's rule asks for, and a
 * definite answer is appended before anything else happens.
 */
final class Follower {

  /** Facts of retries in place are written down at the latest when there are so many. */
  private static final int MOST_DRAFTS = 8;

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

  /**
   * Goes on as far as this invocation can. What an author's function throws pauses the workflow.
   */
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
    } catch (RuntimeException | AssertionError | LinkageError broken) {
      return pause(broken);
    }
  }

  private Move step(Move move, Ledger ledger) {
    Task<Event, Event> task = journey.task(ledger);
    if (move instanceof Move.Make make) {
      return make(state(task), ledger, make);
    }
    return journey.drafts() > MOST_DRAFTS
        ? keep(journey.append(Hop.NONE), new Move.GoOn())
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
      case Verdict.GiveUp up -> conclude(Mapping.givenUp(task, ledger, up), Optional.empty());
      case Verdict.ApplyCompromise apply ->
          conclude(Mapping.compromised(task, ledger, apply.known()), Optional.empty());
      case Verdict.Conclude kept ->
          conclude(
              new Settlement.Decide(kept.answer().how(), kept.answer().event()), Optional.empty());
      case Verdict.Wait wait -> await(wait.until());
      case Verdict.StandDown standDown -> rest(Hop.NONE);
    };
  }

  private Move proceed(State<Event, Event> state, Verdict.Proceed proceed) {
    if (acted ? !fits(state.attemptLimit()) : !fits(Duration.ZERO)) {
      return rest(Hop.STREAM);
    }
    Move.Make make = new Move.Make(proceed.number(), lease());
    return proceed.onRecord()
        ? keep(journey.append(Hop.NONE, new Fact.Attempted(make.number(), make.lease())), make)
        : make;
  }

  /** Sends once, unless the lease is about to pass: then nothing was sent, and that is a fact. */
  private Move make(State<Event, Event> state, Ledger ledger, Move.Make make) {
    Instant now = journey.now();
    if (!now.isBefore(make.lease().minus(Algorithm.CLOCK_MARGIN))) {
      journey.draft(
          new Fact.Refused(make.number(), "not sent: its time had passed", new Then.Again(now)));
      return rest(Hop.STREAM);
    }
    int number = make.number();
    return switch (state) {
      case IdempotentState<Event, Event> trivial ->
          replied(state, number, () -> trivial.attempt(ledger.event(), ledger.at().id()));
      case PessimisticLockState<Event, Event> locked ->
          replied(state, number, () -> locked.attempt(ledger.event(), ledger.at().id()));
      case OpaqueState<Event, Event> opaque ->
          replied(state, number, () -> opaque.attempt(ledger.event(), ledger.at().id()));
      case OptimisticLockState<Event, Event> two -> twoSteps.prepare(two, ledger, number);
    };
  }

  private Move replied(
      State<Event, Event> state, int attempt, Callable<Reply<? extends Event>> request) {
    return switch (call(state.attemptLimit(), request)) {
      case Called.Returned<Reply<? extends Event>> returned ->
          settle(state, new Heard.Replied(state, attempt, returned.value()));
      case Called.Failed<Reply<? extends Event>> failed ->
          insist(state, attempt, Request.ATTEMPT, failed.fault());
      case Called.GoesOn<Reply<? extends Event>> goesOn ->
          unfinished(state, attempt, Request.ATTEMPT, goesOn.fault());
    };
  }

  /**
   * A sender that does not stop holds its attempt until the lease passes, as if its process were
   * gone. Only a key makes it harmless.
   */
  Move unfinished(State<Event, Event> state, int attempt, Request request, Fault fault) {
    return state instanceof IdempotentState<Event, Event>
        ? insist(state, attempt, request, fault)
        : rest(Hop.NONE);
  }

  private Move ask(PessimisticLockState<Event, Event> state, Ledger ledger, int attempt) {
    Called<Finding<? extends Event>> called =
        call(state.attemptLimit(), () -> state.find(ledger.event(), ledger.at().id()));
    return switch (called) {
      case Called.Returned<Finding<? extends Event>> found ->
          settle(state, new Heard.Shown(state, attempt, found.value()));
      case Called.Failed<Finding<? extends Event>> failed ->
          askAgain(ledger, attempt, Request.FIND, failed.fault());
      case Called.GoesOn<Finding<? extends Event>> goesOn ->
          askAgain(ledger, attempt, Request.FIND, goesOn.fault());
    };
  }

  /** Carries out what an answer means for the facts as they are now. */
  Move settle(State<Event, Event> state, Heard heard) {
    Ledger ledger = journey.ledger().orElseThrow();
    return switch (heard.settle(ledger)) {
      case Settlement.Decide decide when ledger.paused() -> keepForLater(decide);
      case Settlement.Decide decide -> conclude(decide, Optional.of(heard));
      case Settlement.Note note -> {
        journey.draft(note.fact());
        yield new Move.GoOn();
      }
      case Settlement.Insist insist ->
          insist(state, heard.attempt(), heard.request(), insist.fault());
      case Settlement.Release release -> {
        Then then = then(state, ledger, heard.attempt(), Fact.Released.FAULT);
        journey.draft(new Fact.Released(release.step(), then));
        yield new Move.GoOn();
      }
      case Settlement.AlreadyElected elected ->
          twoSteps.confirm(twoStep(state), ledger, elected.step());
      case Settlement.Elect elect -> twoSteps.elect(twoStep(state), ledger, heard, elect.step());
      case Settlement.CancelOwn own ->
          twoSteps.cancelOwn(twoStep(state), ledger, heard.attempt(), own.step());
    };
  }

  /** An operator wants the workflow to stand still: the answer is kept, and decides afterwards. */
  private Move keepForLater(Settlement.Decide decide) {
    journey.draft(new Fact.Answered(attempt(decide.how()), decide.how(), decide.event()));
    return rest(Hop.NONE);
  }

  /** Asks the retry function and notes what it said. */
  Move insist(State<Event, Event> state, int attempt, Request request, Fault fault) {
    Ledger ledger = journey.ledger().orElseThrow();
    int made = request == Request.CONFIRM ? ledger.troubles() + 1 : attempt;
    Then then = then(state, ledger, made, fault);
    String reason = Sentence.cut(fault.reason());
    boolean refused = fault instanceof Fault.Refused && request != Request.CONFIRM;
    journey.draft(
        refused
            ? new Fact.Refused(attempt, reason, then)
            : new Fact.Unanswered(attempt, request, reason, then));
    return new Move.GoOn();
  }

  /** A query or a cancellation brought no answer: it is repeated at the engine's own pace. */
  Move askAgain(Ledger ledger, int attempt, Request request, Fault fault) {
    Instant again = journey.now().plus(pace.ask(ledger.troubles()));
    journey.draft(
        new Fact.Unanswered(attempt, request, Sentence.cut(fault.reason()), new Then.Again(again)));
    return new Move.GoOn();
  }

  private Move takeNote(State<Event, Event> state, Ledger ledger, int attempt) {
    journey.draft(new Fact.Lapsed(attempt, then(state, ledger, attempt, Fact.Lapsed.FAULT)));
    return new Move.GoOn();
  }

  private Then then(State<Event, Event> state, Ledger ledger, int attempts, Fault fault) {
    Trouble trouble = new Trouble(attempts, ledger.at().id(), fault);
    return Then.of(state.retry(ledger.event(), trouble), journey.now());
  }

  /**
   * Ends the task: one append for the outcome, where it leads, and the first attempt there. What an
   * author's function throws on the way keeps a definite answer for later.
   *
   * @param answer the definite answer in hand; empty if this is a judgement, which is made anew
   *     when somebody else writes first
   */
  private Move conclude(Settlement.Decide decide, Optional<Heard> answer) {
    Ledger ended = journey.ledger().orElseThrow();
    Append result;
    Onward onward;
    try {
      Next next = journey.route(decide.event());
      onward = onward(next, decide.event());
      Fact transitioned =
          new Fact.Transitioned(
              ended.at().task(), ended.at().id(), decide.event(), decide.how(), next);
      result =
          onward.begins().isPresent()
              ? journey.append(onward.hop(), transitioned, attempted(onward.begins().get()))
              : journey.append(onward.hop(), transitioned);
    } catch (StoreTrouble | InvocationEnded trouble) {
      throw trouble;
    } catch (RuntimeException | AssertionError | LinkageError broken) {
      if (answer.isPresent()) {
        journey.draft(new Fact.Answered(attempt(decide.how()), decide.how(), decide.event()));
      }
      throw broken;
    }
    return switch (result) {
      case Append.Appended appended -> onward.move(journey.standing());
      case Append.Taken taken -> lost(ended, decide, answer);
      case Append.TooLarge large -> pauseTooLarge(decide.event(), large);
    };
  }

  private static Fact attempted(Move.Make make) {
    return new Fact.Attempted(make.number(), make.lease());
  }

  private Move lost(Ledger ended, Settlement.Decide decide, Optional<Heard> answer) {
    Stream<Fact.Answered> inHand =
        answer.stream()
            .map(heard -> new Fact.Answered(heard.attempt(), decide.how(), decide.event()));
    return overtaken(
        Stream.concat(inHand, journey.answers().stream()).toList(),
        () ->
            answer
                .map(heard -> settle(state(journey.task(ended)), heard))
                .orElseGet(Move.GoOn::new));
  }

  /** How it goes on after a transition: here, by a stream record, or not at all. */
  private Onward onward(Next next, Event event) {
    return switch (next) {
      case Next.Ended ended -> new Onward(Hop.STREAM, Optional.empty());
      case Next.To to -> {
        Task<Event, Event> task = journey.task(to);
        Instant now = journey.now();
        Verdict first = Algorithm.of(task, event).judge(Ledger.opened(event, to, now), now);
        if (task instanceof State<Event, Event> state && !fits(state.attemptLimit())) {
          yield new Onward(Hop.STREAM, Optional.empty());
        }
        yield new Onward(
            Hop.NONE,
            first instanceof Verdict.Proceed proceed && proceed.onRecord()
                ? Optional.of(new Move.Make(proceed.number(), lease()))
                : Optional.empty());
      }
    };
  }

  private Move await(Instant until) {
    Duration wait = Duration.between(journey.now(), until);
    if (acted && wait.compareTo(pace.inPlace()) <= 0 && fits(wait)) {
      invocation.pause(wait);
      return new Move.GoOn();
    }
    return rest(Hop.NONE);
  }

  /**
   * Writes what is not written yet and leaves. The due index goes on, or somebody else; with {@link
   * Hop#STREAM} a fresh invocation comes at once.
   */
  Move rest(Hop hop) {
    if (journey.drafts() == 0) {
      return leave();
    }
    Append result = journey.append(hop);
    return keep(result, leave());
  }

  private Move leave() {
    return new Move.Leave(new Followed.Rests(journey.standing().due(), journey.wrote()));
  }

  /** After an append: {@code won} where it won; where it lost in the same visit, judge anew. */
  Move keep(Append result, Move won) {
    return switch (result) {
      case Append.Appended appended -> won;
      case Append.Taken taken -> overtaken(journey.answers(), Move.GoOn::new);
      case Append.TooLarge large ->
          new Move.Leave(
              pause(
                  "An entry of %d bytes is over the store's limit of %d"
                      .formatted(large.bytes(), large.limit())));
    };
  }

  /**
   * Somebody else has written: goes on if the visit is still undecided; else stands down, and
   * definite answers come late.
   */
  private Move overtaken(List<Fact.Answered> answers, Supplier<Move> undecided) {
    long visitSeq = journey.standing().visitSeq();
    Optional<Ledger> visit = journey.ledger();
    if (journey.reload()) {
      return undecided.get();
    }
    visit.ifPresent(
        over -> answers.forEach(answer -> journey.late(visitSeq, over, late(over, answer))));
    return new Move.Leave(new Followed.StoodDown());
  }

  private static Fact.LateResult late(Ledger over, Fact.Answered answer) {
    return new Fact.LateResult(over.at().task(), over.at().id(), answer.event(), answer.how());
  }

  private Followed pause(Throwable broken) {
    String where =
        journey
            .ledger()
            .map(ledger -> "task %s (%s)".formatted(ledger.at().task(), ledger.at().id()))
            .orElse("the workflow");
    return pause(
        "The definition of %s threw %s. Mend it, deploy, and resume this workflow."
            .formatted(where, Sentence.cut(broken.toString())));
  }

  private Move pauseTooLarge(Event event, Append.TooLarge large) {
    return new Move.Leave(
        pause(
            "%s makes an entry of %d bytes, over the limit of %d: let the task answer with references instead of contents, deploy, and resume this workflow."
                .formatted(event.getClass().getSimpleName(), large.bytes(), large.limit())));
  }

  /** Stops the workflow, so that nothing is tried again and again until an operator acts. */
  private Followed pause(String reason) {
    journey.pause(reason);
    return new Followed.Paused(reason);
  }

  /** Calls within the limit and within what is left of the invocation. */
  <T> Called<T> call(Duration limit, Callable<T> request) {
    Duration left = Duration.between(journey.now(), invocation.endsBy()).minus(pace.slack());
    Duration time = left.compareTo(limit) < 0 ? left : limit;
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

  private static int attempt(How how) {
    return switch (how) {
      case How.Accepted accepted -> accepted.attempt();
      case How.Rejected rejected -> rejected.attempt();
      case How.Found found -> found.attempt();
      case How.FoundRejected found -> found.attempt();
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

  private static OptimisticLockState<Event, Event> twoStep(Task<Event, Event> task) {
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
