package railway.specs.traces;

import java.util.Set;
import railway.testing.world.Stage;

/** Logs of a whole workflow: two tasks in a loop, the stream, the read model and the sweeper. */
final class WorkflowTraces implements Traces {

  @Override
  public String spec() {
    return "Workflow";
  }

  @Override
  public Set<String> unheardOf() {
    return Set.of("Moved", "Paused", "Resumed", "Called", "Lost", "Rebuilt", "Forgotten");
  }

  @Override
  public Trace of(long seed) {
    Stage stage = Visit.stage(seed);
    Temper temper = Temper.of(stage, Temper.WITHIN_THE_MARGIN);
    WorkflowScribe scribe = new WorkflowScribe(stage);
    Loop.World world = new Loop.World(stage, temper, new Keeper(stage, scribe));
    Loop loop = new Loop(new Loop.There(world), new Loop.Back(world));
    Visit.play(
        stage, temper.adversary(), loop, new Loop.Asked("1"), scribe, Visit.CALM, cloud -> {});
    return scribe.trace(seed);
  }
}
