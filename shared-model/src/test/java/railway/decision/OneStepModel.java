package railway.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.OneStepWorld.At;
import railway.decision.OneStepWorld.Ending;
import railway.decision.OneStepWorld.Runner;
import railway.decision.Tails.Tail;
import railway.decision.ThirdParty.Memory;
import railway.decision.ThirdParty.Request;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.Knowledge;
import railway.workflow.Reply;

/**
 * A task with one request (idempotent, pessimistic, opaque): the real algorithm, processes that do
 * what its verdicts say, and an adversary who owns the network, the clock and the processes' lives.
 *
 * <p>Reading the tail, judging and appending is one step here: a process that is overtaken in
 * between loses the append, and then it is as if it had never looked. What is written with a later
 * entry may also be written at once.
 */
final class OneStepModel implements Model<OneStepWorld> {

  private static final String REASON = "a reason";

  private final OneStepSetting setting;
  private final Tails tails;
  private final Map<Moment, Optional<String>> progress = new HashMap<>();

  private record Moment(Tail tail, int clock, Finding<Said> found) {}

  OneStepModel(OneStepSetting setting) {
    this.setting = setting;
    this.tails = new Tails(setting.algorithm, setting.horizon);
  }

  @Override
  public OneStepWorld initial() {
    return new OneStepWorld(
        0,
        tails.of(Tails.opened(setting.deadline)),
        Optional.empty(),
        0,
        new Crew<>(setting.skews.stream().map(Runner::idle).toList()),
        ThirdParty.FRESH,
        0);
  }

  @Override
  public void next(OneStepWorld world, Steps<OneStepWorld> steps) {
    tick(world, steps);
    for (int process = 0; process < world.crew().size(); process++) {
      act(world, process, steps);
    }
    for (Request request : world.third().underway()) {
      deliver(world, request, steps);
    }
    forget(world, steps);
    resume(world, steps);
  }

  private void tick(OneStepWorld world, Steps<OneStepWorld> steps) {
    int now = world.clock() + 1;
    boolean settled =
        setting.settles.isEmpty()
            || world.third().underway().stream()
                .allMatch(request -> now < request.sent() + setting.settles.get());
    if (now <= setting.horizon && settled) {
      steps.step(() -> "it is " + now, world.clock(now));
    }
  }

  // What processes do.

  private void act(OneStepWorld world, int process, Steps<OneStepWorld> steps) {
    At at = world.crew().get(process).at();
    if (!(at instanceof At.Idle)) {
      steps.step(() -> named(process) + " crashes", world.is(process, new At.Idle()));
    }
    switch (at) {
      case At.Idle idle -> goOn(world, process, List.of(), steps);
      case At.Cleared cleared -> send(world, process, cleared, steps);
      case At.Sent sent ->
          settle(world, process, new At.Replied(sent.attempt(), Reply.unanswered(REASON)), steps);
      case At.Replied replied -> settle(world, process, replied, steps);
      case At.Asking asking -> ask(world, process, asking, steps);
      case At.Shown shown -> settle(world, process, shown, steps);
    }
  }

  /** Judges what is written down and what is only drafted, and does what the verdict says. */
  private void goOn(OneStepWorld world, int process, List<Fact> drafts, Steps<OneStepWorld> steps) {
    if (world.ending().isPresent()) {
      return;
    }
    int now = clock(world, process);
    Ledger ledger = tails.with(world.tail(), now, drafts).ledger();
    switch (setting.algorithm.judge(ledger, Ticks.at(now))) {
      case Verdict.Proceed proceed -> proceed(world, process, drafts, proceed, steps);
      case Verdict.TakeNote note -> {
        for (Then then : whateverTheAuthorSays(now)) {
          write(world, process, and(drafts, new Fact.Lapsed(note.attempt(), then)), steps);
        }
      }
      case Verdict.Ask ask -> {
        if (drafts.isEmpty()) {
          steps.step(
              () -> named(process) + " judges: " + ask,
              world.is(process, new At.Asking(ask.attempt())));
        }
      }
      case Verdict.GiveUp up ->
          end(world, process, ledger, new How.GaveUp(up.why(), up.known()), Said.NO, steps);
      case Verdict.ApplyCompromise apply ->
          end(world, process, ledger, new How.Compromised(apply.known()), Said.NO, steps);
      case Verdict.Conclude kept ->
          end(world, process, ledger, kept.answer().how(), kept.answer().event(), steps);
      case Verdict.Wait wait -> {}
      case Verdict.StandDown down -> {}
      case Verdict.Confirm confirm -> throw new IllegalStateException("one step: " + confirm);
      case Verdict.Close close -> throw new IllegalStateException("one step: " + close);
      case Verdict.Cancel cancel -> throw new IllegalStateException("one step: " + cancel);
    }
  }

  private void proceed(
      OneStepWorld world,
      int process,
      List<Fact> drafts,
      Verdict.Proceed proceed,
      Steps<OneStepWorld> steps) {
    if (proceed.number() > setting.mostAttempts) {
      return;
    }
    int lease = clock(world, process) + setting.lease + setting.margin;
    At cleared = new At.Cleared(proceed.number(), lease);
    if (proceed.onRecord()) {
      Fact begins = new Fact.Attempted(proceed.number(), Ticks.at(lease));
      append(world, process, and(drafts, begins), cleared, steps);
    } else if (world.sends() < setting.mostAttempts) {
      steps.step(() -> named(process) + " begins, off the record", world.is(process, cleared));
    }
  }

  private void send(
      OneStepWorld world, int process, At.Cleared cleared, Steps<OneStepWorld> steps) {
    int now = clock(world, process);
    if (setting.looksAtClock && now >= cleared.lease() - setting.margin) {
      Then again = new Then.Again(Ticks.at(now));
      draft(world, process, new Fact.Refused(cleared.attempt(), "not sent", again), steps);
      return;
    }
    int sent = setting.settles.isPresent() ? world.clock() : 0;
    steps.step(
        () -> named(process) + " sends attempt " + cleared.attempt(),
        world
            .is(process, over(world) ? new At.Idle() : new At.Sent(cleared.attempt()))
            .sends(world.sends() + (setting.algorithm.recordsAttempts() ? 0 : 1))
            .third(world.third().takes(new Request(cleared.attempt(), sent, false))));
  }

  private void settle(
      OneStepWorld world, int process, At.Replied replied, Steps<OneStepWorld> steps) {
    if (over(world)) {
      return;
    }
    Ledger ledger = world.tail().ledger();
    Settlement settlement =
        setting.settlesAgain || world.crew().get(process).newest()
            ? setting.algorithm.settle(ledger, replied.attempt(), replied.reply())
            : Settling.ordinarily(replied.attempt(), replied.reply());
    switch (settlement) {
      case Settlement.Decide decide -> decide(world, process, replied.attempt(), decide, steps);
      case Settlement.Note note -> write(world, process, List.of(note.fact()), steps);
      case Settlement.Insist insist -> {
        for (Then then : whateverTheAuthorSays(clock(world, process))) {
          draft(world, process, insisted(replied.attempt(), insist.fault(), then), steps);
        }
      }
      case Settlement.Release release -> throw new IllegalStateException("one step: " + release);
      case Settlement.AlreadyElected own -> throw new IllegalStateException("one step: " + own);
      case Settlement.Elect elect -> throw new IllegalStateException("one step: " + elect);
      case Settlement.CancelOwn cancel -> throw new IllegalStateException("one step: " + cancel);
    }
  }

  private void ask(OneStepWorld world, int process, At.Asking asking, Steps<OneStepWorld> steps) {
    Finding<Said> finding = world.third().found();
    steps.step(
        () -> named(process) + " asks and is told: " + finding,
        world.is(process, new At.Shown(asking.attempt(), finding)));
    if (setting.queriesFail) {
      Then again = new Then.Again(Ticks.at(clock(world, process) + 1));
      draft(
          world,
          process,
          new Fact.Unanswered(asking.attempt(), Fact.Request.FIND, REASON, again),
          steps);
    }
  }

  private void settle(OneStepWorld world, int process, At.Shown shown, Steps<OneStepWorld> steps) {
    if (over(world)) {
      return;
    }
    PessimisticLock lock = (PessimisticLock) setting.algorithm;
    switch (lock.settle(world.tail().ledger(), shown.attempt(), shown.finding())) {
      case Settlement.Decide decide -> decide(world, process, shown.attempt(), decide, steps);
      case Settlement.Note note -> {
        if (setting.insistsOnAbsent) {
          write(world, process, List.of(note.fact()), steps);
        } else {
          draft(world, process, note.fact(), steps);
        }
      }
      case Settlement.Insist insist -> throw new IllegalStateException("a query: " + insist);
      case Settlement.Release release -> throw new IllegalStateException("a query: " + release);
      case Settlement.AlreadyElected own -> throw new IllegalStateException("a query: " + own);
      case Settlement.Elect elect -> throw new IllegalStateException("a query: " + elect);
      case Settlement.CancelOwn cancel -> throw new IllegalStateException("a query: " + cancel);
    }
  }

  /** A definite answer is written after whatever tail there is; an operator may be needed first. */
  private void decide(
      OneStepWorld world,
      int process,
      int attempt,
      Settlement.Decide decide,
      Steps<OneStepWorld> steps) {
    end(world, process, world.tail().ledger(), decide.how(), decide.event(), steps);
    if (setting.pauses) {
      Fact kept = new Fact.Answered(attempt, decide.how(), decide.event());
      List<Fact> facts = List.of(kept, new Fact.Paused(REASON));
      append(world, process, facts, new At.Idle(), steps);
    }
  }

  private static Fact insisted(int attempt, Fault fault, Then then) {
    return switch (fault) {
      case Fault.Refused refused -> new Fact.Refused(attempt, refused.reason(), then);
      case Fault.Unanswered unanswered ->
          new Fact.Unanswered(attempt, Fact.Request.ATTEMPT, unanswered.reason(), then);
    };
  }

  private List<Then> whateverTheAuthorSays(int now) {
    return setting.waits.stream()
        .<Then>map(wait -> wait < 0 ? new Then.Stop() : new Then.Again(Ticks.at(now + wait)))
        .toList();
  }

  // What is written down.

  private boolean over(OneStepWorld world) {
    return setting.conditional && world.ending().isPresent();
  }

  /** A fact that is not a definite answer: it is dropped if somebody has written meanwhile. */
  private void draft(OneStepWorld world, int process, Fact fact, Steps<OneStepWorld> steps) {
    if (!over(world) && (world.crew().get(process).newest() || !setting.conditional)) {
      write(world, process, List.of(fact), steps);
    }
  }

  /** Appends the facts, alone or with what follows from them. */
  private void write(OneStepWorld world, int process, List<Fact> facts, Steps<OneStepWorld> steps) {
    append(world, process, facts, new At.Idle(), steps);
    goOn(world, process, facts, steps);
  }

  private void append(
      OneStepWorld world, int process, List<Fact> facts, At then, Steps<OneStepWorld> steps) {
    Tail longer = tails.with(world.tail(), clock(world, process), facts);
    steps.step(
        () -> named(process) + " appends " + facts,
        world.is(process, then).appended(process, longer));
  }

  private void end(
      OneStepWorld world,
      int process,
      Ledger ledger,
      How how,
      Object said,
      Steps<OneStepWorld> steps) {
    Ending ending = ending(ledger, how, world.third().effects());
    OneStepWorld ended = world.is(process, new At.Idle()).ended(ending);
    steps.step(
        () -> "%s appends the transition: %s, %s".formatted(named(process), how, said),
        setting.conditional
            ? ended
                .appended(-1, tails.of(Tails.opened(setting.deadline)))
                .with(ended.crew().changed(-1, Runner::winner, Runner::afterwards))
            : ended);
  }

  private Ending ending(Ledger ledger, How how, int effects) {
    int unresolved = ledger.unresolved();
    return switch (how) {
      case How.Accepted accepted ->
          new Ending(1, 1 + possible(ledger, accepted.attempt()), effects, false);
      case How.Found found -> new Ending(1, 1, effects, false);
      case How.Rejected rejected -> new Ending(0, 0, effects, false);
      case How.FoundRejected rejected -> new Ending(0, 0, effects, false);
      case How.GaveUp up -> known(up.known(), effects, unresolved);
      case How.Compromised compromised -> known(compromised.known(), effects, unresolved);
      case How.Decided decided -> throw new IllegalStateException("not a To-Do: " + decided);
    };
  }

  /** How many other attempts may have had an effect, those whose answer is kept among them. */
  private static int possible(Ledger ledger, int but) {
    return (int)
        ledger.attempts().stream()
            .filter(line -> line.number() != but)
            .filter(line -> line.state() != Attempt.State.REFUSED)
            .filter(line -> line.state() != Attempt.State.ABSENT)
            .count();
  }

  private Ending known(Knowledge known, int effects, int unresolved) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> new Ending(0, 0, effects, false);
      case Knowledge.MayHaveHappened may ->
          new Ending(
              may.atLeast(),
              may.atMost(),
              effects,
              setting.algorithm.recordsAttempts() && unresolved == 0);
    };
  }

  /** An operator mends what paused the visit. */
  private void resume(OneStepWorld world, Steps<OneStepWorld> steps) {
    if (world.ending().isEmpty() && world.tail().ledger().paused()) {
      Tail resumed = tails.with(world.tail(), world.clock(), List.of(new Fact.Resumed()));
      steps.step(() -> "an operator resumes", world.appended(-1, resumed));
    }
  }

  // What the network and the third party do.

  private void deliver(OneStepWorld world, Request request, Steps<OneStepWorld> steps) {
    ThirdParty rest = world.third().without(request);
    String name = "attempt " + request.attempt();
    if (request.hidden()) {
      steps.step(() -> "the effect of " + name + " shows", world.third(rest.show()));
      return;
    }
    if (setting.settles.isPresent()) {
      steps.step(() -> name + " is lost on its way", world.third(rest));
    }
    Optional<Said> known = rest.memory().map(Memory::answer);
    if (known.isPresent()) {
      answer(world.third(rest), request, " is a repetition", reply(known.get()), steps);
      return;
    }
    boolean keyed = setting.keyRetention.isPresent();
    boolean queried = setting.settles.isPresent() && !keyed;
    ThirdParty yes = remembering(rest.effect(), Said.YES, world.clock());
    ThirdParty no = setting.remembersNo ? remembering(rest, Said.NO, world.clock()) : rest;
    Reply<Said> accepted = reply(Said.YES);
    Reply<Said> rejected = reply(Said.NO);
    answer(world.third(yes.show()), request, " has its effect", accepted, steps);
    answer(world.third(no), request, " is rejected", rejected, steps);
    answer(world.third(rest), request, " is refused", Reply.refused(REASON), steps);
    if (queried) {
      Request hidden = new Request(request.attempt(), request.sent(), true);
      ThirdParty late = yes.takes(hidden);
      answer(world.third(late), request, " has a hidden effect", accepted, steps);
      answer(world.third(no.showNo()), request, " is rejected for all to see", rejected, steps);
    }
  }

  private ThirdParty remembering(ThirdParty third, Said answer, int since) {
    return setting.keyRetention.isPresent()
        ? third.remembers(Optional.of(new Memory(answer, since)))
        : third;
  }

  /** What happened there becomes known to whoever waits for it, or the reply is lost. */
  private static void answer(
      OneStepWorld there,
      Request request,
      String what,
      Reply<Said> reply,
      Steps<OneStepWorld> steps) {
    int attempt = request.attempt();
    steps.step(() -> "attempt " + attempt + what + ", the reply is lost", there);
    for (int process = 0; process < there.crew().size(); process++) {
      if (there.crew().get(process).at().equals(new At.Sent(attempt))) {
        String who = named(process);
        steps.step(
            () -> "attempt " + attempt + what + ", " + who + " gets the reply",
            there.is(process, new At.Replied(attempt, reply)));
      }
    }
  }

  private static Reply<Said> reply(Said said) {
    return said == Said.YES ? Reply.accepted(said) : Reply.rejected(said);
  }

  private void forget(OneStepWorld world, Steps<OneStepWorld> steps) {
    if (world
        .third()
        .memory()
        .filter(memory -> memory.since() + setting.keyRetention.orElseThrow() <= world.clock())
        .isPresent()) {
      steps.step(
          () -> "the key is forgotten", world.third(world.third().remembers(Optional.empty())));
    }
  }

  // What is claimed.

  @Override
  public Optional<String> objection(OneStepWorld world) {
    int effects = world.third().effects();
    if (effects > setting.mostEffects) {
      return Optional.of(
          "EffectsBounded: %d effects, %d promised".formatted(effects, setting.mostEffects));
    }
    if (world.endings() > 1) {
      return Optional.of("OneTransitionPerVisit: the visit has ended twice");
    }
    return world.ending().isPresent()
        ? objection(world.ending().get(), effects)
        : objectionWhileUndecided(world, effects);
  }

  private Optional<String> objection(Ending ending, int effects) {
    if (effects < ending.atLeast() || effects > ending.atMost()) {
      return Optional.of(
          (ending.atMost() == 0 ? "NothingHappenedIsTrue" : "Certificate")
              + ": %d effects after %s".formatted(effects, ending));
    }
    if (ending.baseless()) {
      return Optional.of("UncertainOnlyIfUnresolved: " + ending);
    }
    if (setting.quietAfterwards && effects != ending.effects()) {
      return Optional.of("NoEffectAfterTransition: %d after %s".formatted(effects, ending));
    }
    return Optional.empty();
  }

  private Optional<String> objectionWhileUndecided(OneStepWorld world, int effects) {
    Ledger ledger = world.tail().ledger();
    Knowledge certificate = setting.algorithm.certificate(ledger);
    boolean told =
        switch (certificate) {
          case Knowledge.NothingHappened nothing -> effects == 0;
          case Knowledge.MayHaveHappened may -> may.atLeast() <= effects && effects <= may.atMost();
        };
    if (!told) {
      return Optional.of("Certificate: %d effects, %s".formatted(effects, certificate));
    }
    return ledger.paused()
        ? Optional.empty()
        : progress.computeIfAbsent(
            new Moment(world.tail(), world.clock(), eventually(world.third())), this::stuck);
  }

  /** What a query shows once everything has settled. */
  private static Finding<Said> eventually(ThirdParty third) {
    return third.effects() > 0 ? third.show().found() : third.found();
  }

  private Optional<String> stuck(Moment moment) {
    return Quiet.moods().stream()
        .filter(mood -> setting.expires() || mood.ends())
        .map(mood -> new Quiet(setting.algorithm, mood, moment.found()))
        .flatMap(quiet -> quiet.stuck(moment.tail().ledger(), moment.clock()).stream())
        .findFirst();
  }

  private static List<Fact> and(List<Fact> drafts, Fact fact) {
    return Stream.concat(drafts.stream(), Stream.of(fact)).toList();
  }

  private static int clock(OneStepWorld world, int process) {
    return world.clock() + world.crew().get(process).skew();
  }

  private static String named(int process) {
    return "P" + (process + 1);
  }
}
