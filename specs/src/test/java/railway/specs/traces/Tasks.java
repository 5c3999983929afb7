package railway.specs.traces;

import java.time.Duration;
import railway.specs.traces.Errand.Asked;
import railway.specs.traces.Errand.Dropped;
import railway.specs.traces.Errand.End;
import railway.specs.traces.Errand.Overdue;
import railway.specs.traces.Errand.Perhaps;
import railway.testing.world.Stage;
import railway.workflow.Compromise;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.RiskSheet;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** The tasks with one request, one of each category, as their authors would write them. */
final class Tasks {
  private Tasks() {}

  /** Of the world that the task lives in. */
  record World(Stage stage, Temper temper, Partner partner) {

    Expiry<End> expiry(Asked event) {
      return temper.expiry(new Overdue(event.id()));
    }

    Retry retry(Trouble trouble) {
      return temper.retry(stage, trouble.attempts());
    }
  }

  record Keyed(World world) implements IdempotentState<Asked, End> {
    @Override
    public String identifier(Asked event) {
      return "keyed-" + event.id();
    }

    @Override
    public Expiry<End> expiry(Asked event) {
      return world.expiry(event);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return world.retry(trouble);
    }

    @Override
    public Reply<End> attempt(Asked event, TaskId key) throws Exception {
      return world.partner().attempt(event);
    }

    @Override
    public Duration keyRetention() {
      return Partner.REMEMBERS;
    }

    @Override
    public End giveUp(Asked event, Fault fault, Knowledge.MayHaveHappened known) {
      return new Dropped(event.id());
    }
  }

  record Locked(World world) implements PessimisticLockState<Asked, End> {
    @Override
    public String identifier(Asked event) {
      return "locked-" + event.id();
    }

    @Override
    public Expiry<End> expiry(Asked event) {
      return world.expiry(event);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return world.retry(trouble);
    }

    @Override
    public Reply<End> attempt(Asked event, TaskId task) throws Exception {
      return world.partner().attempt(event);
    }

    @Override
    public Finding<End> find(Asked event, TaskId task) throws Exception {
      return world.partner().find();
    }

    @Override
    public Duration settlesWithin() {
      return Partner.SETTLES_WITHIN;
    }

    @Override
    public End giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Dropped(event.id());
    }
  }

  /**
   * @param limit of the compromise
   */
  record Sent(World world, int limit) implements OpaqueState<Asked, End> {
    @Override
    public String identifier(Asked event) {
      return "sent-" + event.id();
    }

    @Override
    public Expiry<End> expiry(Asked event) {
      return world.expiry(event);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return world.retry(trouble);
    }

    @Override
    public Reply<End> attempt(Asked event, TaskId task) throws Exception {
      return world.partner().attempt(event);
    }

    @Override
    public Compromise<End> compromise(Asked event) {
      return Compromise.upTo(
          limit, known -> new Perhaps(event.id(), known.atLeast(), known.atMost()));
    }

    @Override
    public RiskSheet riskSheet() {
      return new RiskSheet(
          RiskSheet.Visibility.TRACEABLE,
          RiskSheet.Necessity.MUST_HAPPEN,
          RiskSheet.Concern.OWN,
          RiskSheet.Risk.LEGAL);
    }

    @Override
    public End giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Dropped(event.id());
    }
  }
}
