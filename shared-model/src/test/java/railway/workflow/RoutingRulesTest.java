package railway.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What the graph of a workflow may not be: one rule, one minimal workflow that breaks it. */
final class RoutingRulesTest {

  /** A To-Do of any type, to be given type arguments in a subclass. */
  abstract static class Step<E extends Event, N extends Event>
      implements ToDoItem<E, Shown, Given, N> {
    private final String name;

    Step(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String identifier(E event) {
      return name + "-" + event;
    }

    @Override
    public Expiry<? extends N> expiry(E event) {
      return Expiry.never();
    }

    @Override
    public Shown readModel(E event) {
      return new Shown("");
    }

    @Override
    public Endpoint endpoint(Shown readModel) {
      return Endpoint.api(Access.role("clerk"));
    }

    @Override
    public Decision<? extends N> decide(Shown readModel, Given answer) {
      return Decision.invalid("not now");
    }
  }

  record Shown(String text) {}

  record Given(boolean yes) {}

  /** No event of any vocabulary here. */
  record Stray(String id) implements Outcome {}

  // ---- The smallest vocabulary: asked, done ----

  sealed interface Small extends Event {}

  sealed interface SmallAnswer extends Small {}

  record Asked(String id) implements Small {}

  record Done(String id) implements SmallAnswer, Outcome {}

  static final class Answer extends Step<Asked, SmallAnswer> {
    Answer() {
      super("Answer");
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** Well formed, but for the transition that it is given. */
  record SmallFlow(Answer answer, BiFunction<SmallFlow, Small, Transition<Small>> given)
      implements Workflow<Asked, Small, Done> {
    @Override
    public String name() {
      return "small";
    }

    @Override
    public String workflowId(Asked trigger) {
      return "small-" + trigger.id();
    }

    @Override
    public Transition<Small> transition(Small event) {
      return given.apply(this, event);
    }

    Transition<Small> wellFormed(Small event) {
      return switch (event) {
        case Asked e -> await(answer, e);
        case Done e -> end(e);
      };
    }
  }

  @Test
  void aWellFormedSwitch_breaksNoRule() {
    assertThat(WorkflowRules.check(new SmallFlow(new Answer(), SmallFlow::wellFormed))).isEmpty();
  }

  @Test
  void aSwitchThatThrows_isABreach() {
    BiFunction<SmallFlow, Small, Transition<Small>> throwing =
        (flow, event) -> {
          throw new IllegalStateException("not thought of");
        };

    assertThat(WorkflowRules.check(new SmallFlow(new Answer(), throwing)))
        .hasSize(2)
        .allSatisfy(
            breach -> assertThat(breach.what()).contains("transition throws", "not thought of"));
  }

  @Test
  void aSwitchThatStartsATaskOutsideTheHeader_isABreach() {
    assertBreach(
        new SmallFlow(
            new Answer(),
            (flow, event) ->
                event instanceof Asked e ? flow.await(new Answer(), e) : flow.wellFormed(event)),
        "small, event Asked",
        "the switch starts Answer, a task that is not in the workflow's header");
  }

  @Test
  void aSwitchThatRoutesAnotherEvent_isABreach() {
    assertBreach(
        new SmallFlow(
            new Answer(),
            (flow, event) ->
                flow.wellFormed(event instanceof Asked e ? new Asked("not-" + e.id()) : event)),
        "small, event Asked",
        "a transition passes on the event it was given");
  }

  @Test
  void aSwitchThatEndsWithWhatIsNoOutcome_isABreach() {
    assertBreach(new Early(new EarlyStep()), "early, event Halfway", "the switch ends with it");
  }

  @Test
  void aSwitchThatStartsATaskThatDoesNotTakeTheEvent_isABreach() {
    assertBreach(
        new Crossed(new First(), new Second()),
        "crossed, event Between",
        "the switch starts First, and by its types that is not a task that takes it");
  }

  // ---- An outcome of another workflow ends this one ----

  sealed interface EarlyEvent extends Event {}

  sealed interface EarlyAnswer extends EarlyEvent {}

  record EarlyAsked(String id) implements EarlyEvent, EarlyStarted {}

  sealed interface EarlyStarted extends EarlyEvent {}

  record Halfway(String id) implements EarlyAnswer, EarlyStarted, Outcome {}

  record EarlyDone(String id) implements EarlyAnswer, Outcome {}

  static final class EarlyStep extends Step<EarlyStarted, EarlyAnswer> {
    EarlyStep() {
      super("Early");
    }
  }

  record Early(EarlyStep step) implements Workflow<EarlyAsked, EarlyEvent, EarlyDone> {
    @Override
    public String name() {
      return "early";
    }

    @Override
    public String workflowId(EarlyAsked trigger) {
      return "early-" + trigger.id();
    }

    @Override
    public Transition<EarlyEvent> transition(EarlyEvent event) {
      return switch (event) {
        case EarlyAsked e -> await(step, e);
        case Halfway e -> new Transition.End<>(e);
        case EarlyDone e -> end(e);
      };
    }
  }

  // ---- The switch casts an event to another task ----

  sealed interface CrossedEvent extends Event {}

  record Start(String id) implements CrossedEvent {}

  record Between(String id) implements CrossedEvent {}

  record Finish(String id) implements CrossedEvent, Outcome {}

  static final class First extends Step<Start, Between> {
    First() {
      super("First");
    }
  }

  static final class Second extends Step<Between, Finish> {
    Second() {
      super("Second");
    }
  }

  record Crossed(First first, Second second) implements Workflow<Start, CrossedEvent, Finish> {
    @Override
    public String name() {
      return "crossed";
    }

    @Override
    public String workflowId(Start trigger) {
      return "crossed-" + trigger.id();
    }

    @Override
    public Transition<CrossedEvent> transition(CrossedEvent event) {
      return switch (event) {
        case Start e -> await(first, e);
        case Between e -> new Transition.Await<>(first, e);
        case Finish e -> end(e);
      };
    }
  }

  // ---- One event, two ways ----

  sealed interface ForkEvent extends Event {}

  record ForkStart(String id) implements ForkEvent {}

  record ForkFinish(String id) implements ForkEvent, Outcome {}

  static final class Left extends Step<ForkStart, ForkFinish> {
    Left() {
      super("Left");
    }
  }

  static final class Right extends Step<ForkStart, ForkFinish> {
    Right() {
      super("Right");
    }
  }

  record Fork(Left left, Right right) implements Workflow<ForkStart, ForkEvent, ForkFinish> {
    @Override
    public String name() {
      return "fork";
    }

    @Override
    public String workflowId(ForkStart trigger) {
      return "fork-" + trigger.id();
    }

    @Override
    public Transition<ForkEvent> transition(ForkEvent event) {
      return switch (event) {
        case ForkStart e -> await(left, e);
        case ForkFinish e -> end(e);
      };
    }
  }

  @Test
  void anEventThatStartsTwoTasks_isABreach() {
    assertBreach(
        new Fork(new Left(), new Right()),
        "fork, event ForkStart",
        "it starts 2 tasks, Left and Right");
  }

  // ---- An end that starts a task ----

  static final class Again extends Step<BothStart, BothFinish> {
    Again() {
      super("Again");
    }
  }

  sealed interface BothEvent extends Event {}

  sealed interface BothStart extends BothEvent {}

  record BothAsked(String id) implements BothStart {}

  record BothFinish(String id) implements BothStart, Outcome {}

  record Both(Again again) implements Workflow<BothAsked, BothEvent, BothFinish> {
    @Override
    public String name() {
      return "both";
    }

    @Override
    public String workflowId(BothAsked trigger) {
      return "both-" + trigger.id();
    }

    @Override
    public Transition<BothEvent> transition(BothEvent event) {
      return switch (event) {
        case BothAsked e -> await(again, e);
        case BothFinish e -> end(e);
      };
    }
  }

  @Test
  void anOutcomeThatStartsATask_isABreach() {
    assertBreach(
        new Both(new Again()), "both, event BothFinish", "it ends the workflow and starts Again");
  }

  // ---- What leads nowhere, what nothing leads to, what never ends ----

  sealed interface LooseEvent extends Event {}

  record LooseStart(String id) implements LooseEvent {}

  record Dangling(String id) implements LooseEvent, LooseAnswer {}

  record Orphan(String id) implements LooseEvent {}

  sealed interface LooseAnswer extends LooseEvent {}

  record LooseFinish(String id) implements LooseAnswer, Outcome {}

  static final class Loose extends Step<LooseStart, LooseAnswer> {
    Loose() {
      super("Loose");
    }
  }

  static final class Lonely extends Step<Orphan, LooseFinish> {
    Lonely() {
      super("Lonely");
    }
  }

  record LooseFlow(Loose loose, Lonely lonely)
      implements Workflow<LooseStart, LooseEvent, LooseFinish> {
    @Override
    public String name() {
      return "loose";
    }

    @Override
    public String workflowId(LooseStart trigger) {
      return "loose-" + trigger.id();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Transition<LooseEvent> transition(LooseEvent event) {
      return switch (event) {
        case LooseStart e -> await(loose, e);
        case Dangling e -> new Transition.Await<>(loose, e);
        case Orphan e -> await(lonely, e);
        case LooseFinish e -> end(e);
      };
    }
  }

  @Test
  void anEventWithoutATask_isABreach_andSoAreATaskAndAnEventThatNothingLeadsTo() {
    assertThat(WorkflowRules.check(new LooseFlow(new Loose(), new Lonely())))
        .extracting(Breach::where, Breach::what)
        .containsExactlyInAnyOrder(
            tuple(
                "loose, event Dangling",
                "it leads nowhere: no task of the workflow's header takes it, and it is no outcome"),
            tuple(
                "loose, event Dangling",
                "the switch starts Loose, and by its types that is not a task that takes it"),
            tuple(
                "loose, event Orphan", "no task that can be reached says it, and it is no trigger"),
            tuple("loose, task Lonely", "it cannot be reached from a trigger"));
  }

  sealed interface RoundEvent extends Event {}

  sealed interface RoundStart extends RoundEvent {}

  record RoundAsked(String id) implements RoundStart {}

  record RoundAgain(String id) implements RoundStart, RoundAnswer {}

  sealed interface RoundAnswer extends RoundEvent {}

  record RoundFinish(String id) implements RoundEvent, Outcome {}

  static final class Round extends Step<RoundStart, RoundAnswer> {
    Round() {
      super("Round");
    }
  }

  record RoundFlow(Round round) implements Workflow<RoundAsked, RoundEvent, RoundFinish> {
    @Override
    public String name() {
      return "round";
    }

    @Override
    public String workflowId(RoundAsked trigger) {
      return "round-" + trigger.id();
    }

    @Override
    public Transition<RoundEvent> transition(RoundEvent event) {
      return switch (event) {
        case RoundAsked e -> await(round, e);
        case RoundAgain e -> await(round, e);
        case RoundFinish e -> end(e);
      };
    }
  }

  @Test
  void aLoopWithoutAWayOut_isABreach() {
    assertThat(WorkflowRules.check(new RoundFlow(new Round())))
        .extracting(Breach::where, Breach::what)
        .containsExactlyInAnyOrder(
            tuple("round, task Round", "nothing that it says leads to an end of the workflow"),
            tuple(
                "round, event RoundFinish",
                "no task that can be reached says it, and it is no trigger"));
  }

  // ---- Strangers ----

  static final class Strange extends Step<Asked, Stray> {
    Strange() {
      super("Strange");
    }
  }

  record StrangeFlow(Strange strange, Answer answer) implements Workflow<Stray, Small, Stray> {
    @Override
    public String name() {
      return "strange";
    }

    @Override
    public String workflowId(Stray trigger) {
      return "strange-" + trigger.id();
    }

    @Override
    public Transition<Small> transition(Small event) {
      return switch (event) {
        case Asked e -> await(answer, e);
        case Done e -> new Transition.End<>(e);
      };
    }
  }

  @Test
  void triggersOutcomesAndAnswersFromOutsideTheVocabulary_areBreaches() {
    assertThat(WorkflowRules.check(new StrangeFlow(new Strange(), new Answer())))
        .filteredOn(breach -> breach.what().equals("Stray is no event of the vocabulary"))
        .extracting(Breach::where)
        .containsExactly("strange, triggers", "strange, outcomes", "strange, task Strange");
  }

  // ---- What cannot be stored, and what is no definition at all ----

  sealed interface HeavyEvent extends Event {}

  record HeavyAsked(String id) implements HeavyEvent {}

  record HeavyDone(String id, double weight) implements HeavyEvent, Outcome {}

  record Scales(double weight) {}

  static final class Weigh implements ToDoItem<HeavyAsked, Scales, Given, HeavyDone> {
    @Override
    public String identifier(HeavyAsked event) {
      return "weigh-" + event.id();
    }

    @Override
    public Expiry<? extends HeavyDone> expiry(HeavyAsked event) {
      return Expiry.never();
    }

    @Override
    public Scales readModel(HeavyAsked event) {
      return new Scales(0);
    }

    @Override
    public Endpoint endpoint(Scales readModel) {
      return Endpoint.api(Access.role("clerk"));
    }

    @Override
    public Decision<? extends HeavyDone> decide(Scales readModel, Given answer) {
      return Decision.invalid("not now");
    }
  }

  record HeavyFlow(Weigh weigh) implements Workflow<HeavyAsked, HeavyEvent, HeavyDone> {
    @Override
    public String name() {
      return "heavy";
    }

    @Override
    public String workflowId(HeavyAsked trigger) {
      return "heavy-" + trigger.id();
    }

    @Override
    public Transition<HeavyEvent> transition(HeavyEvent event) {
      return switch (event) {
        case HeavyAsked e -> await(weigh, e);
        case HeavyDone e -> end(e);
      };
    }
  }

  @Test
  void eventsAndReadModelsThatCannotBeStored_areBreaches() {
    assertThat(WorkflowRules.check(new HeavyFlow(new Weigh())))
        .extracting(Breach::where)
        .containsExactly("heavy, event HeavyDone", "heavy, task Weigh");
    assertThat(WorkflowRules.check(new HeavyFlow(new Weigh())))
        .allSatisfy(breach -> assertThat(breach.what()).contains("weight has the type double"));
  }

  /** Has no header. */
  static final class NoRecord implements Workflow<Asked, Small, Done> {
    @Override
    public String name() {
      return "no-record";
    }

    @Override
    public String workflowId(Asked trigger) {
      return trigger.id();
    }

    @Override
    public Transition<Small> transition(Small event) {
      throw new AssertionError("it is not asked");
    }
  }

  @Test
  void aWorkflowThatIsNoRecord_isABreach() {
    assertBreach(
        new NoRecord(), NoRecord.class.getName(), "is not a record: a workflow is a record");
  }

  private static void assertBreach(Workflow<?, ?, ?> workflow, String where, String what) {
    assertThat(WorkflowRules.check(workflow))
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.where()).isEqualTo(where);
              assertThat(breach.what()).contains(what);
              assertThat(breach.mend()).isNotBlank();
            });
  }
}
