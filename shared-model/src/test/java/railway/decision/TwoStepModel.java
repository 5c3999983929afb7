package railway.decision;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.Tails.Tail;
import railway.decision.TwoStepWorld.At;
import railway.decision.TwoStepWorld.Ending;
import railway.decision.TwoStepWorld.Hold;
import railway.decision.TwoStepWorld.Runner;
import railway.decision.TwoStepWorld.Stage;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Preparation;
import railway.workflow.Step;

/**
 * A task with two steps: the real algorithm, processes that do what its verdicts say, and an
 * adversary who owns the network, the clock, the processes' lives and the steps' lives.
 */
final class TwoStepModel implements Model<TwoStepWorld> {

  private static final String REASON = "a reason";

  private final TwoStepSetting setting;
  private final OptimisticLock rule = new OptimisticLock();
  private final Tails tails;
  private final Tail blank;
  private final Map<Moment, Optional<String>> progress = new HashMap<>();

  private record Moment(Tail tail, int clock, List<Hold> holds) {}

  TwoStepModel(TwoStepSetting setting) {
    this.setting = setting;
    this.tails = new Tails(rule, setting.horizon);
    this.blank = tails.of(Tails.opened(setting.deadline));
  }

  @Override
  public TwoStepWorld initial() {
    return new TwoStepWorld(
        0,
        blank,
        Optional.empty(),
        new Crew<>(Collections.nCopies(setting.processes, Runner.IDLE)),
        Collections.nCopies(setting.mostAttempts, Hold.FORGOTTEN),
        0);
  }

  @Override
  public void next(TwoStepWorld world, Steps<TwoStepWorld> steps) {
    if (world.clock() < setting.horizon) {
      steps.step(() -> "it is " + (world.clock() + 1), world.clock(world.clock() + 1));
    }
    if (world.ending().isEmpty()) {
      for (int process = 0; process < setting.processes; process++) {
        act(world, process, steps);
      }
      resume(world, steps);
    }
    for (int attempt = 1; attempt <= setting.mostAttempts; attempt++) {
      happen(world, attempt, steps);
    }
  }

  // What the third party and the network do.

  private void happen(TwoStepWorld world, int attempt, Steps<TwoStepWorld> steps) {
    Hold hold = world.hold(attempt);
    String step = "step " + attempt;
    if (hold.stage() == Stage.ASKED) {
      steps.step(() -> step + " is held", world.hold(attempt, hold.is(Stage.HELD)));
      steps.step(() -> step + " is rejected", world.hold(attempt, hold.is(Stage.REJECTED)));
      steps.step(() -> step + " is refused", world.hold(attempt, hold.is(Stage.REFUSED)));
    }
    boolean forgiving = !setting.serialises && hold.stage() == Stage.GONE;
    if (hold.confirm() && (hold.stage() == Stage.HELD || forgiving)) {
      steps.step(() -> step + " is confirmed there", world.confirmed(attempt));
    }
    if (hold.stage() == Stage.HELD) {
      steps.step(
          () -> step + " expires or is cancelled there", world.hold(attempt, hold.is(Stage.GONE)));
    }
  }

  // What processes do.

  private void act(TwoStepWorld world, int process, Steps<TwoStepWorld> steps) {
    Runner here = world.crew().get(process);
    if (!(here.at() instanceof At.Idle)) {
      steps.step(() -> named(process) + " crashes", world.is(process, new At.Idle()));
    }
    switch (here.at()) {
      case At.Idle idle -> goOn(world, process, List.of(), steps);
      case At.Preparing preparing -> prepare(world, process, preparing.attempt(), steps);
      case At.Confirming confirming -> confirm(world, process, confirming.attempt(), steps);
      case At.Cancelling cancelling -> cancel(world, process, cancelling, steps);
    }
  }

  private void goOn(TwoStepWorld world, int process, List<Fact> drafts, Steps<TwoStepWorld> steps) {
    Ledger ledger = tails.with(world.tail(), stamp(world), drafts).ledger();
    switch (rule.judge(ledger, Ticks.at(world.clock()))) {
      case Verdict.Proceed proceed -> proceed(world, process, drafts, proceed.number(), steps);
      case Verdict.TakeNote note -> {
        for (Then then : whateverTheAuthorSays(world)) {
          write(world, process, and(drafts, new Fact.Lapsed(note.attempt(), then)), steps);
        }
      }
      case Verdict.Confirm confirm -> {
        if (drafts.isEmpty()) {
          sendConfirm(world, process, attempt(confirm.step()), steps);
        }
      }
      case Verdict.Close close -> {
        if (setting.closes) {
          write(world, process, and(drafts, new Fact.Closing(close.why())), steps);
        } else {
          sendCancel(world, process, attempt(ledger.elected().orElseThrow()), false, steps);
        }
      }
      case Verdict.Cancel cancel -> {
        if (drafts.isEmpty()) {
          sendCancel(world, process, attempt(cancel.step()), false, steps);
        }
      }
      case Verdict.GiveUp up ->
          end(world, process, new How.GaveUp(up.why(), up.known()), false, steps);
      case Verdict.Conclude kept ->
          end(world, process, kept.answer().how(), kept.answer().event() == Said.YES, steps);
      case Verdict.Wait wait -> {}
      case Verdict.StandDown down -> {}
      case Verdict.Ask ask -> throw new IllegalStateException("two steps: " + ask);
      case Verdict.ApplyCompromise apply -> throw new IllegalStateException("two steps: " + apply);
    }
  }

  private void proceed(
      TwoStepWorld world, int process, List<Fact> drafts, int attempt, Steps<TwoStepWorld> steps) {
    if (attempt <= setting.mostAttempts) {
      Fact begins = new Fact.Attempted(attempt, Ticks.at(stamp(world) + setting.lease));
      List<Fact> facts = and(drafts, begins);
      Tail longer = tails.with(world.tail(), stamp(world), facts);
      steps.step(
          () -> named(process) + " appends " + facts + " and asks for step " + attempt,
          world
              .is(process, new At.Preparing(attempt))
              .appended(process, longer)
              .hold(attempt, new Hold(Stage.ASKED, false)));
    }
  }

  private void prepare(TwoStepWorld world, int process, int attempt, Steps<TwoStepWorld> steps) {
    Stage stage = world.hold(attempt).stage();
    settle(world, process, attempt, Preparation.unanswered(REASON), steps);
    if (stage == Stage.HELD || stage == Stage.GONE) {
      settle(world, process, attempt, Preparation.prepared(step(attempt)), steps);
    } else if (stage == Stage.REJECTED) {
      settle(world, process, attempt, Preparation.rejected(Said.NO), steps);
    } else if (stage == Stage.REFUSED) {
      settle(world, process, attempt, Preparation.refused(REASON), steps);
    }
  }

  private void settle(
      TwoStepWorld world,
      int process,
      int attempt,
      Preparation<Said> preparation,
      Steps<TwoStepWorld> steps) {
    switch (rule.settle(world.tail().ledger(), attempt, preparation)) {
      case Settlement.Elect elect -> {
        Fact elected = new Fact.Elected(attempt, elect.step());
        Hold hold = world.hold(attempt).withConfirm();
        append(
            world.hold(attempt, hold),
            process,
            List.of(elected),
            new At.Confirming(attempt),
            steps);
        At unaware = new At.Preparing(attempt);
        append(world, process, List.of(elected), unaware, steps);
      }
      case Settlement.AlreadyElected own ->
          sendConfirm(world.reloaded(process), process, attempt(own.step()), steps);
      case Settlement.CancelOwn own ->
          sendCancel(world.reloaded(process), process, attempt(own.step()), true, steps);
      case Settlement.Decide decide -> decide(world, process, attempt, decide, steps);
      case Settlement.Insist insist -> {
        for (Then then : whateverTheAuthorSays(world)) {
          draft(
              world,
              process,
              switch (insist.fault()) {
                case Fault.Refused refused -> new Fact.Refused(attempt, refused.reason(), then);
                case Fault.Unanswered unanswered ->
                    new Fact.Unanswered(attempt, Fact.Request.PREPARE, REASON, then);
              },
              steps);
        }
      }
      case Settlement.Note note -> throw new IllegalStateException(note.toString());
      case Settlement.Release release -> throw new IllegalStateException(release.toString());
    }
  }

  private void sendConfirm(
      TwoStepWorld world, int process, int attempt, Steps<TwoStepWorld> steps) {
    steps.step(
        () -> named(process) + " confirms step " + attempt,
        world
            .hold(attempt, world.hold(attempt).withConfirm())
            .is(process, new At.Confirming(attempt)));
  }

  private void confirm(TwoStepWorld world, int process, int attempt, Steps<TwoStepWorld> steps) {
    Stage stage = world.hold(attempt).stage();
    if (stage == Stage.CONFIRMED) {
      settle(
          world,
          process,
          attempt,
          rule.settle(attempt, step(attempt), Confirmation.confirmed(Said.YES)),
          steps);
    } else if (stage == Stage.GONE) {
      settle(
          world, process, attempt, rule.settle(attempt, step(attempt), Confirmation.gone()), steps);
    }
    for (Then then : whateverTheAuthorSays(world)) {
      draft(
          world, process, new Fact.Unanswered(attempt, Fact.Request.CONFIRM, REASON, then), steps);
    }
  }

  private void sendCancel(
      TwoStepWorld world, int process, int attempt, boolean own, Steps<TwoStepWorld> steps) {
    steps.step(
        () -> named(process) + " cancels step " + attempt,
        world.is(process, new At.Cancelling(attempt, own)));
  }

  private void cancel(
      TwoStepWorld world, int process, At.Cancelling cancelling, Steps<TwoStepWorld> steps) {
    int attempt = cancelling.attempt();
    Hold hold = world.hold(attempt);
    if (hold.stage() == Stage.CONFIRMED) {
      settle(
          world,
          process,
          attempt,
          rule.settle(attempt, step(attempt), Cancellation.alreadyConfirmed(Said.YES)),
          steps);
    } else {
      TwoStepWorld gone = world.hold(attempt, hold.is(Stage.GONE));
      if (cancelling.own()) {
        Then then = new Then.Again(Ticks.at(stamp(world)));
        draft(gone, process, new Fact.Refused(attempt, "not elected", then), steps);
      } else if (setting.endsOnCancelled) {
        GivingUp why = new GivingUp.Expired();
        end(gone, process, new How.GaveUp(why, Knowledge.NOTHING_HAPPENED), false, steps);
      } else {
        settle(
            gone,
            process,
            attempt,
            rule.settle(attempt, step(attempt), Cancellation.cancelled()),
            steps);
      }
    }
    if (!cancelling.own()) {
      Then then = new Then.Again(Ticks.at(stamp(world)));
      draft(world, process, new Fact.Unanswered(attempt, Fact.Request.CANCEL, REASON, then), steps);
    }
  }

  private void settle(
      TwoStepWorld world,
      int process,
      int attempt,
      Settlement settlement,
      Steps<TwoStepWorld> steps) {
    switch (settlement) {
      case Settlement.Decide decide -> decide(world, process, attempt, decide, steps);
      case Settlement.Note note -> draft(world, process, note.fact(), steps);
      case Settlement.Release release -> {
        for (Then then : whateverTheAuthorSays(world)) {
          draft(world, process, new Fact.Released(release.step(), then), steps);
        }
      }
      case Settlement.AlreadyElected own -> throw new IllegalStateException(own.toString());
      case Settlement.Insist insist -> throw new IllegalStateException(insist.toString());
      case Settlement.Elect elect -> throw new IllegalStateException(elect.toString());
      case Settlement.CancelOwn own -> throw new IllegalStateException(own.toString());
    }
  }

  /** A definite answer is written after whatever tail there is; an operator may be needed first. */
  private void decide(
      TwoStepWorld world,
      int process,
      int attempt,
      Settlement.Decide decide,
      Steps<TwoStepWorld> steps) {
    end(world, process, decide.how(), decide.event() == Said.YES, steps);
    if (setting.pauses) {
      Fact kept = new Fact.Answered(attempt, decide.how(), decide.event());
      List<Fact> facts = List.of(kept, new Fact.Paused(REASON));
      append(world, process, facts, new At.Idle(), steps);
    }
  }

  /** Where leases are nothing, neither is the time of day: one more thing that no promise needs. */
  private int stamp(TwoStepWorld world) {
    return setting.lease == 0 ? 0 : world.clock();
  }

  private List<Then> whateverTheAuthorSays(TwoStepWorld world) {
    return setting.waits.stream()
        .<Then>map(
            wait -> wait < 0 ? new Then.Stop() : new Then.Again(Ticks.at(stamp(world) + wait)))
        .toList();
  }

  // What is written down.

  private void draft(TwoStepWorld world, int process, Fact fact, Steps<TwoStepWorld> steps) {
    if (world.crew().get(process).newest()) {
      write(world, process, List.of(fact), steps);
    }
  }

  private void write(TwoStepWorld world, int process, List<Fact> facts, Steps<TwoStepWorld> steps) {
    append(world, process, facts, new At.Idle(), steps);
    goOn(world, process, facts, steps);
  }

  private void append(
      TwoStepWorld world, int process, List<Fact> facts, At then, Steps<TwoStepWorld> steps) {
    Tail longer = tails.with(world.tail(), stamp(world), facts);
    steps.step(
        () -> named(process) + " appends " + facts,
        world.is(process, then).appended(process, longer));
  }

  private void end(
      TwoStepWorld world, int process, How how, boolean yes, Steps<TwoStepWorld> steps) {
    boolean uncertain =
        how instanceof How.GaveUp up && up.known() instanceof Knowledge.MayHaveHappened;
    Ending ending = new Ending(yes ? 1 : 0, world.effects(), uncertain);
    steps.step(
        () -> named(process) + " appends the transition: " + how, world.ended(ending, blank));
  }

  private void resume(TwoStepWorld world, Steps<TwoStepWorld> steps) {
    if (world.tail().ledger().paused()) {
      Tail resumed = tails.with(world.tail(), stamp(world), List.of(new Fact.Resumed()));
      steps.step(() -> "an operator resumes", world.appended(-1, resumed));
    }
  }

  // What is claimed.

  @Override
  public Optional<String> objection(TwoStepWorld world) {
    int effects = world.effects();
    if (effects > 1) {
      return Optional.of("AtMostOneEffect: %d effects".formatted(effects));
    }
    if (world.ending().isPresent()) {
      return objection(world.ending().get(), effects);
    }
    Ledger ledger = world.tail().ledger();
    if (rule.certificate(ledger) instanceof Knowledge.NothingHappened && effects > 0) {
      return Optional.of("Certificate: an effect, and nothing is said to have happened");
    }
    return ledger.paused()
        ? Optional.empty()
        : progress.computeIfAbsent(
            new Moment(world.tail(), world.clock(), world.holds()), this::stuck);
  }

  private static Optional<String> objection(Ending ending, int effects) {
    if (ending.uncertain()) {
      return Optional.of("NeverUncertain: " + ending);
    }
    if (effects > ending.made()) {
      return Optional.of("NoEffectAfterTransition: %d effects after %s".formatted(effects, ending));
    }
    return effects == ending.promised()
        ? Optional.empty()
        : Optional.of("ExactlyOnceOrTruthfullyNot: %d effects after %s".formatted(effects, ending));
  }

  private Optional<String> stuck(Moment moment) {
    return TwoStepQuiet.moods().stream()
        .flatMap(
            mood ->
                new TwoStepQuiet(rule, mood, moment.holds())
                    .stuck(moment.tail().ledger(), moment.clock()).stream())
        .findFirst();
  }

  static int attempt(Step step) {
    return Integer.parseInt(step.id());
  }

  static Step step(int attempt) {
    return new Step(Integer.toString(attempt));
  }

  private static List<Fact> and(List<Fact> drafts, Fact fact) {
    return Stream.concat(drafts.stream(), Stream.of(fact)).toList();
  }

  private static String named(int process) {
    return "P" + (process + 1);
  }
}
