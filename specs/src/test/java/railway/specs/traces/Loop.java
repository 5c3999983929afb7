package railway.specs.traces;

import java.time.Duration;
import railway.testing.world.Stage;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Outcome;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/** A workflow of two tasks that follow each other in a loop, as in the spec of that name. */
record Loop(There there, Back back) implements Workflow<Loop.Asked, Loop.LoopEvent, Loop.End> {

  sealed interface LoopEvent extends Event {
    String id();
  }

  /** What brings it to the first task. */
  sealed interface Round extends LoopEvent {}

  record Asked(String id) implements Round {}

  record Returned(String id) implements BackAnswer, Round {}

  sealed interface ThereAnswer extends LoopEvent {}

  record Went(String id) implements ThereAnswer {}

  sealed interface BackAnswer extends LoopEvent {}

  sealed interface End extends LoopEvent, Outcome {}

  record Done(String id) implements BackAnswer, End {}

  record Dropped(String id) implements ThereAnswer, BackAnswer, End {}

  @Override
  public String name() {
    return "errand";
  }

  @Override
  public String workflowId(Asked trigger) {
    return "errand-" + trigger.id();
  }

  @Override
  public Transition<LoopEvent> transition(LoopEvent event) {
    return switch (event) {
      case Asked e -> perform(there, e);
      case Returned e -> perform(there, e);
      case Went e -> perform(back, e);
      case Done e -> end(e);
      case Dropped e -> end(e);
    };
  }

  /** Of the world that both tasks live in. */
  record World(Stage stage, Temper temper, Keeper keeper) {
    Retry retry(Trouble trouble) {
      return temper.retry(stage, trouble.attempts());
    }
  }

  record There(World world) implements IdempotentState<Round, ThereAnswer> {
    @Override
    public String identifier(Round event) {
      return "there-" + event.id();
    }

    @Override
    public Expiry<ThereAnswer> expiry(Round event) {
      return world.temper().expiry(new Dropped(event.id()));
    }

    @Override
    public Retry retry(Round event, Trouble trouble) {
      return world.retry(trouble);
    }

    @Override
    public Reply<ThereAnswer> attempt(Round event, TaskId key) throws Exception {
      return world.keeper().request(key, () -> new Went(event.id()));
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofDays(1);
    }

    @Override
    public ThereAnswer giveUp(Round event, Fault fault, Knowledge.MayHaveHappened known) {
      return new Dropped(event.id());
    }
  }

  record Back(World world) implements IdempotentState<Went, BackAnswer> {
    @Override
    public String identifier(Went event) {
      return "back-" + event.id();
    }

    @Override
    public Expiry<BackAnswer> expiry(Went event) {
      return world.temper().expiry(new Dropped(event.id()));
    }

    @Override
    public Retry retry(Went event, Trouble trouble) {
      return world.retry(trouble);
    }

    @Override
    public Reply<BackAnswer> attempt(Went event, TaskId key) throws Exception {
      return world
          .keeper()
          .request(
              key, () -> world.stage().once(2) ? new Done(event.id()) : new Returned(event.id()));
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofDays(1);
    }

    @Override
    public BackAnswer giveUp(Went event, Fault fault, Knowledge.MayHaveHappened known) {
      return new Dropped(event.id());
    }
  }
}
