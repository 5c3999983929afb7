package railway.specs.traces;

import java.util.List;
import java.util.Set;
import railway.specs.traces.Errand.Asked;
import railway.specs.traces.Errand.Dropped;
import railway.specs.traces.Errand.End;
import railway.specs.traces.Errand.Overdue;
import railway.testing.world.Stage;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.OptimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Retry;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** Logs of a task with two steps. */
final class TwoStepTraces implements Traces {

  @Override
  public String spec() {
    return "TwoStep";
  }

  @Override
  public Set<String> unheardOf() {
    return Set.of("Answered");
  }

  @Override
  public Trace of(long seed) {
    Stage stage = Visit.stage(seed);
    Temper temper = Temper.of(stage, Temper.BEYOND_THE_MARGIN);
    TwoStepScribe scribe = new TwoStepScribe(stage);
    Held task = new Held(stage, temper, new Holder(stage, scribe));
    Visit.play(
        stage,
        temper.adversary(),
        new Errand.Performed(task),
        new Asked("1"),
        scribe,
        Visit.CALM,
        cloud -> {});
    return scribe.trace(seed);
  }

  /** As its author would write it. */
  record Held(Stage stage, Temper temper, Holder holder)
      implements OptimisticLockState<Asked, End> {
    @Override
    public String identifier(Asked event) {
      return "held-" + event.id();
    }

    @Override
    public Expiry<End> expiry(Asked event) {
      return temper.expiry(new Overdue(event.id()));
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return temper.retry(stage, trouble.attempts());
    }

    @Override
    public Preparation<End> prepare(Asked event, TaskId task) throws Exception {
      return holder.prepare(event);
    }

    @Override
    public List<Step> find(Asked event, TaskId task) throws Exception {
      return holder.find();
    }

    @Override
    public Confirmation<End> confirm(Asked event, Step step) throws Exception {
      return holder.confirm(event, step);
    }

    @Override
    public Cancellation<End> cancel(Asked event, Step step) throws Exception {
      return holder.cancel(event, step);
    }

    @Override
    public End giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Dropped(event.id());
    }
  }
}
