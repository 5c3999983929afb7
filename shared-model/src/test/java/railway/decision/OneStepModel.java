package railway.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.OneStepWorld.At;
import railway.decision.OneStepWorld.Ending;
import railway.decision.OneStepWorld.Memory;
import railway.decision.OneStepWorld.Process;
import railway.decision.OneStepWorld.Request;
import railway.decision.OneStepWorld.ThirdParty;
import railway.decision.Tails.Tail;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.Knowledge;
import railway.workflow.Reply;

/**
 * A task with one request (idempotent, pessimistic, opaque): the real algorithm, processes that do
 * what its verdicts say, and an adversary who owns the network, the clock and the processes' lives.
 */
final class OneStepModel implements Model<OneStepWorld> {

  private static final String REASON = "a reason";

  private final OneStepSetting setting;
  private final Tails tails = new Tails();
  private final Map<Moment, Optional<String>> progress = new HashMap<>();

  private record Moment(Tail tail, int clock, ThirdParty third) {}

  OneStepModel(OneStepSetting setting) {
    this.setting = setting;
  }

  @Override
  public OneStepWorld initial() {
    List<Process> idle =
        setting.skews.stream().map(skew -> new Process(skew, new At.Idle())).toList();
    return new OneStepWorld(
        0,
        tails.of(Tails.opened(setting.deadline)),
        Optional.empty(),
        0,
        new Crew<>(idle),
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

  // ---- time

  private void tick(OneStepWorld world, Steps<OneStepWorld> steps) {
    int now = world.clock() + 1;
    boolean allSettled =
        setting.settles.isEmpty()
            || world.third().underway().stream()
                .allMatch(request -> now < request.sent() + setting.settles.get());
    if (now <= setting.horizon && allSettled) {
      steps.step(() -> "it is " + now, world.clock(now));
    }
  }

  // ---- processes

  private void act(OneStepWorld world, int process, Steps<OneStepWorld> steps) {
    At at = world.crew().get(process).at();
    if (!(at instanceof At.Idle)) {
      steps.step(() -> named(process) + " crashes", world.at(process, new At.Idle()));
    }
    switch (at) {
      case At.Idle idle -> judge(world, process, List.of(), steps);
      case At.Drafted drafted -> {
        judge(world, process, drafted.drafts(), steps);
        append(world, process, drafted.drafts(), new At.Idle(), steps);
      }
      case At.Judged judged -> obey(world, process, judged, steps);
      case At.Cleared cleared -> send(world, process, cleared, steps);
      case At.Sent sent ->
          steps.step(
              () -> named(process) + " waits no longer for attempt " + sent.attempt(),
              world.at(
                  process,
                  new At.Replied(
                      sent.attempt(), sent.lease(), Reply.unanswered(REASON), sent.newest())));
      case At.Replied replied -> settle(world, process, replied, steps);
      case At.Shown shown -> settle(world, process, shown, steps);
    }
  }

  private void judge(
      OneStepWorld world, int process, List<Fact> drafts, Steps<OneStepWorld> steps) {
    if (over(world)) {
      return;
    }
    int now = clock(world, process);
    Tail drafted = tails.with(world.tail(), now, drafts);
    Verdict verdict = setting.algorithm.judge(drafted.ledger(), Ticks.at(now));
    boolean nothingToDo = verdict instanceof Verdict.Wait || verdict instanceof Verdict.StandDown;
    boolean tooFar =
        verdict instanceof Verdict.Proceed proceed && proceed.number() > setting.mostAttempts;
    if (!nothingToDo && !tooFar) {
      steps.step(
          () -> named(process) + " judges: " + verdict,
          world.at(
              process,
              new At.Judged(verdict, now + setting.lease + setting.margin, drafts, true)));
    }
  }

  private void obey(
      OneStepWorld world, int process, At.Judged judged, Steps<OneStepWorld> steps) {
    boolean asks = judged.verdict() instanceof Verdict.Ask;
    boolean offTheRecord =
        judged.verdict() instanceof Verdict.Proceed proceed && !proceed.onRecord();
    if (!asks && !offTheRecord && !stands(world, process, judged.newest(), steps)) {
      return;
    }
    switch (judged.verdict()) {
      case Verdict.Proceed proceed -> proceed(world, process, proceed, judged, steps);
      case Verdict.TakeNote note -> {
        for (Then then : whateverTheAuthorSays(world, process)) {
          draft(world, process, judged.drafts(), new Fact.Lapsed(note.attempt(), then), steps);
        }
      }
      case Verdict.Ask ask -> {
        Finding<Said> finding = world.third().found();
        steps.step(
            () -> named(process) + " asks and is told: " + finding,
            world.at(
                process,
                new At.Shown(
                    ask.attempt(), Optional.of(finding), judged.drafts(), judged.newest())));
        steps.step(
            () -> named(process) + " asks and is not answered",
            world.at(
                process,
                new At.Shown(
                    ask.attempt(), Optional.empty(), judged.drafts(), judged.newest())));
      }
      case Verdict.GiveUp up ->
          end(
              world,
              process,
              judged.drafts(),
              new How.GaveUp(up.why(), up.known()),
              Optional.empty(),
              steps);
      case Verdict.ApplyCompromise apply ->
          end(
              world,
              process,
              judged.drafts(),
              new How.Compromised(apply.known()),
              Optional.empty(),
              steps);
      case Verdict.Conclude kept ->
          end(
              world,
              process,
              judged.drafts(),
              kept.answer().how(),
              Optional.of((Said) kept.answer().event()),
              steps);
      case Verdict.Wait wait -> throw new IllegalStateException("nothing to obey: " + wait);
      case Verdict.StandDown down -> throw new IllegalStateException("nothing to obey: " + down);
      case Verdict.Confirm confirm -> throw new IllegalStateException("one step: " + confirm);
      case Verdict.Close close -> throw new IllegalStateException("one step: " + close);
      case Verdict.Cancel cancel -> throw new IllegalStateException("one step: " + cancel);
    }
  }

  private void proceed(
      OneStepWorld world,
      int process,
      Verdict.Proceed proceed,
      At.Judged judged,
      Steps<OneStepWorld> steps) {
    At.Cleared cleared = new At.Cleared(proceed.number(), judged.lease(), judged.newest());
    if (proceed.onRecord()) {
      Fact begins = new Fact.Attempted(proceed.number(), Ticks.at(judged.lease()));
      append(world, process, and(judged.drafts(), begins), cleared, steps);
    } else if (world.sends() < setting.mostAttempts) {
      steps.step(() -> named(process) + " begins, off the record", world.at(process, cleared));
    }
  }

  private void send(
      OneStepWorld world, int process, At.Cleared cleared, Steps<OneStepWorld> steps) {
    if (setting.looksAtClock && clock(world, process) >= cleared.lease() - setting.margin) {
      Fact unsent =
          new Fact.Refused(
              cleared.attempt(), "not sent", new Then.Again(Ticks.at(clock(world, process))));
      if (!over(world) && stands(world, process, cleared.newest(), steps)) {
        draft(world, process, List.of(), unsent, steps);
      }
      return;
    }
    int sent = setting.settles.isPresent() ? world.clock() : 0;
    steps.step(
        () -> named(process) + " sends attempt " + cleared.attempt(),
        world
            .sent(new Request(cleared.attempt(), sent, false))
            .at(process, new At.Sent(cleared.attempt(), cleared.lease(), cleared.newest())));
  }

  private void settle(
      OneStepWorld world, int process, At.Replied replied, Steps<OneStepWorld> steps) {
    if (over(world)) {
      return;
    }
    Settlement settlement =
        setting.settlesAgain || replied.newest()
            ? setting.algorithm.settle(
                world.tail().ledger(), replied.attempt(), replied.reply())
            : Settling.ordinarily(replied.attempt(), replied.reply());
    switch (settlement) {
      case Settlement.Decide decide -> decide(world, process, replied.attempt(), decide, steps);
      case Settlement.Note note -> draft(world, process, List.of(), note.fact(), steps);
      case Settlement.Insist insist -> {
        if (stands(world, process, replied.newest(), steps)) {
          for (Then then : whateverTheAuthorSays(world, process)) {
            Fact fact = insisted(replied.attempt(), insist.fault(), then);
            draft(world, process, List.of(), fact, steps);
          }
        }
      }
      case Settlement.Elect elect -> throw new IllegalStateException("one step: " + elect);
      case Settlement.CancelOwn cancel -> throw new IllegalStateException("one step: " + cancel);
    }
  }

  private void settle(
      OneStepWorld world, int process, At.Shown shown, Steps<OneStepWorld> steps) {
    if (over(world)) {
      return;
    }
    PessimisticLock lock = (PessimisticLock) setting.algorithm;
    int now = clock(world, process);
    if (shown.finding().isEmpty()) {
      if (stands(world, process, shown.newest(), steps)) {
        Then again = new Then.Again(Ticks.at(now + 1));
        Fact fact = new Fact.Unanswered(shown.attempt(), Fact.Request.FIND, REASON, again);
        draft(world, process, shown.drafts(), fact, steps);
      }
      return;
    }
    switch (lock.settle(shown.attempt(), shown.finding().get())) {
      case Settlement.Decide decide -> decide(world, process, shown.attempt(), decide, steps);
      case Settlement.Note note -> {
        if (setting.insistsOnAbsent || stands(world, process, shown.newest(), steps)) {
          draft(world, process, shown.drafts(), note.fact(), steps);
        }
      }
      case Settlement.Insist insist -> throw new IllegalStateException("a query: " + insist);
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
    end(world, process, List.of(), decide.how(), Optional.of((Said) decide.event()), steps);
    if (setting.pauses) {
      Fact kept = new Fact.Answered(attempt, decide.how(), decide.event());
      append(
          world, process, List.of(kept, new Fact.Paused(REASON)), new At.Idle(), steps);
    }
  }

  private static Fact insisted(int attempt, Fault fault, Then then) {
    return switch (fault) {
      case Fault.Refused refused -> new Fact.Refused(attempt, refused.reason(), then);
      case Fault.Unanswered unanswered ->
          new Fact.Unanswered(attempt, Fact.Request.ATTEMPT, unanswered.reason(), then);
    };
  }

  private List<Then> whateverTheAuthorSays(OneStepWorld world, int process) {
    int now = clock(world, process);
    return List.of(
        new Then.Again(Ticks.at(now)), new Then.Again(Ticks.at(now + 1)), new Then.Stop());
  }

  // ---- the journal

  private boolean over(OneStepWorld world) {
    return setting.conditional && world.ending().isPresent();
  }

  /** Whether an append may still be tried; the loser of a race stands down. */
  private boolean stands(
      OneStepWorld world, int process, boolean newest, Steps<OneStepWorld> steps) {
    boolean stands = !setting.conditional || (newest && world.ending().isEmpty());
    if (!stands) {
      steps.step(
          () -> named(process) + " has lost and stands down", world.at(process, new At.Idle()));
    }
    return stands;
  }

  private static void draft(
      OneStepWorld world, int process, List<Fact> drafts, Fact fact, Steps<OneStepWorld> steps) {
    steps.step(
        () -> named(process) + " drafts " + fact,
        world.at(process, new At.Drafted(and(drafts, fact))));
  }

  private static List<Fact> and(List<Fact> drafts, Fact fact) {
    return Stream.concat(drafts.stream(), Stream.of(fact)).toList();
  }

  private void append(
      OneStepWorld world,
      int process,
      List<Fact> facts,
      At then,
      Steps<OneStepWorld> steps) {
    Tail longer = tails.with(world.tail(), clock(world, process), facts);
    At next =
        then instanceof At.Cleared cleared
            ? new At.Cleared(cleared.attempt(), cleared.lease(), true)
            : then;
    steps.step(
        () -> named(process) + " appends " + facts,
        world.appended(process, longer).at(process, next));
  }

  private void end(
      OneStepWorld world,
      int process,
      List<Fact> drafts,
      How how,
      Optional<Said> said,
      Steps<OneStepWorld> steps) {
    Ledger ledger = tails.with(world.tail(), clock(world, process), drafts).ledger();
    int others =
        (int)
            ledger.attempts().stream()
                .filter(Attempt::unresolved)
                .filter(
                    line ->
                        !(how instanceof How.Accepted accepted)
                            || accepted.attempt() != line.number())
                .count();
    int effects = world.third().effects();
    steps.step(
        () -> named(process) + " appends the transition: " + how + said.map(s -> " " + s).orElse(""),
        world.ended(process, new Ending(how, said, effects, others)));
  }

  /** An operator mends what paused the visit. */
  private void resume(OneStepWorld world, Steps<OneStepWorld> steps) {
    if (world.ending().isEmpty() && world.tail().ledger().paused()) {
      Tail resumed = tails.with(world.tail(), world.clock(), List.of(new Fact.Resumed()));
      steps.step(() -> "an operator resumes", world.appended(-1, resumed));
    }
  }

  // ---- the third party and the network

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
      answer(
          world.third(rest), request, name + " is a repetition", reply(known.get()), steps);
      return;
    }
    ThirdParty yes = remembering(rest.effect(), Said.YES, world.clock());
    answer(
        world.third(yes.show()), request, name + " has its effect", Reply.accepted(Said.YES), steps);
    if (setting.settles.isPresent() && setting.keyRetention.isEmpty()) {
      answer(
          world.third(yes.takes(new Request(request.attempt(), request.sent(), true))),
          request,
          name + " has its effect, which does not show yet",
          Reply.accepted(Said.YES),
          steps);
    }
    ThirdParty no = setting.remembersNo ? remembering(rest, Said.NO, world.clock()) : rest;
    answer(world.third(no), request, name + " is rejected", Reply.rejected(Said.NO), steps);
    if (setting.settles.isPresent() && setting.keyRetention.isEmpty()) {
      answer(
          world.third(no.showNo()),
          request,
          name + " is rejected, which shows",
          Reply.rejected(Said.NO),
          steps);
    }
    answer(world.third(rest), request, name + " is refused", Reply.refused(REASON), steps);
  }

  private ThirdParty remembering(ThirdParty third, Said answer, int since) {
    return setting.keyRetention.isPresent()
        ? third.remembers(Optional.of(new Memory(answer, since)))
        : third;
  }

  /** What happened there becomes known to whoever waits for it, or the reply is lost. */
  private static void answer(
      OneStepWorld there, Request request, String what, Reply<Said> reply, Steps<OneStepWorld> steps) {
    steps.step(() -> what + ", the reply is lost", there);
    for (int process = 0; process < there.crew().size(); process++) {
      if (there.crew().get(process).at() instanceof At.Sent sent
          && sent.attempt() == request.attempt()) {
        int waiting = process;
        steps.step(
            () -> what + ", " + named(waiting) + " gets the reply",
            there.at(
                process, new At.Replied(sent.attempt(), sent.lease(), reply, sent.newest())));
      }
    }
  }

  private static Reply<Said> reply(Said said) {
    return said == Said.YES ? Reply.accepted(said) : Reply.rejected(said);
  }

  private void forget(OneStepWorld world, Steps<OneStepWorld> steps) {
    world
        .third()
        .memory()
        .filter(memory -> memory.since() + setting.keyRetention.orElseThrow() <= world.clock())
        .ifPresent(
            memory ->
                steps.step(
                    () -> "the key is forgotten",
                    world.third(world.third().remembers(Optional.empty()))));
  }

  // ---- the claims

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
        ? objectionTo(world.ending().get(), effects)
        : objectionTo(world, effects);
  }

  private Optional<String> objectionTo(Ending ending, int effects) {
    if (setting.quietAfterwards && effects != ending.effects()) {
      return Optional.of("NoEffectAfterTransition: after " + ending);
    }
    boolean wrong =
        switch (ending.how()) {
          case How.Accepted accepted -> effects < 1 || effects > ending.others() + 1;
          case How.Found found ->
              ending.said().equals(Optional.of(Said.YES)) ? effects != 1 : effects != 0;
          case How.Rejected rejected -> effects != 0;
          case How.GaveUp gaveUp -> !within(gaveUp.known(), effects);
          case How.Compromised compromised -> !within(compromised.known(), effects);
          case How.Decided decided -> true;
        };
    if (wrong) {
      return Optional.of(
          "Certificate: %d effects after %s".formatted(effects, ending));
    }
    boolean uncertain =
        ending.how() instanceof How.Compromised
            || (ending.how() instanceof How.GaveUp gaveUp
                && gaveUp.known() instanceof Knowledge.MayHaveHappened);
    if (uncertain && setting.algorithm.recordsAttempts() && ending.others() == 0) {
      return Optional.of("UncertainOnlyIfUnresolved: " + ending);
    }
    return Optional.empty();
  }

  private Optional<String> objectionTo(OneStepWorld world, int effects) {
    Knowledge certificate = setting.algorithm.certificate(world.tail().ledger());
    if (!within(certificate, effects)) {
      return Optional.of("Certificate: %d effects, %s".formatted(effects, certificate));
    }
    if (world.tail().ledger().paused()) {
      return Optional.empty();
    }
    ThirdParty quiet =
        new ThirdParty(
            List.of(), 0, effects > 0, world.third().noShown(), Optional.empty());
    return progress.computeIfAbsent(
        new Moment(world.tail(), world.clock(), quiet), this::stuck);
  }

  private Optional<String> stuck(Moment moment) {
    return Quiet.moods().stream()
        .filter(mood -> setting.deadline.isPresent() || mood.ends())
        .flatMap(
            mood ->
                new Quiet(setting.algorithm, mood, moment.third().found())
                    .stuck(moment.tail().ledger(), moment.clock())
                    .stream())
        .findFirst();
  }

  private static boolean within(Knowledge known, int effects) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> effects == 0;
      case Knowledge.MayHaveHappened may -> may.atLeast() <= effects && effects <= may.atMost();
    };
  }

  private int clock(OneStepWorld world, int process) {
    return world.clock() + world.crew().get(process).skew();
  }

  private static String named(int process) {
    return "P" + (process + 1);
  }
}
