package railway.workflow;

import java.time.Duration;
import java.util.List;

/**
 * The smallest workflow with a State of any category and a To-Do. It keeps all rules; a test breaks
 * one of them in a subclass of one of its tasks.
 */
public final class Plain {
  private Plain() {}

  public sealed interface PlainEvent extends Event {
    String id();
  }

  public record Asked(String id) implements PlainEvent {}

  public sealed interface Answer extends PlainEvent {}

  public record Unclear(String id) implements Answer {}

  public sealed interface End extends PlainEvent, Outcome {}

  public record Done(String id) implements Answer, End {}

  public record Dropped(String id) implements Answer, End {}

  public record Question(String id) {}

  public record Choice(boolean go) {}

  public record Flow(State<Asked, Answer> state, Decide decide)
      implements Workflow<Asked, PlainEvent, End> {

    public static Flow of(State<Asked, Answer> state) {
      return new Flow(state, new Decide());
    }

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public String workflowId(Asked trigger) {
      return "plain-" + trigger.id();
    }

    @Override
    public Transition<PlainEvent> transition(PlainEvent event) {
      return switch (event) {
        case Asked e -> perform(state, e);
        case Unclear e -> await(decide, e);
        case Done e -> end(e);
        case Dropped e -> end(e);
      };
    }
  }

  /** Idempotent. */
  public static class Keyed implements IdempotentState<Asked, Answer> {
    @Override
    public String identifier(Asked event) {
      return "key-" + event.id();
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return Expiry.within(Duration.ofHours(1), new Dropped(event.id()));
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return Retry.insist(Duration.ofMinutes(1));
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId key) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofHours(24);
    }

    @Override
    public Answer giveUp(Asked event, Fault fault, Knowledge.MayHaveHappened known) {
      return new Unclear(event.id());
    }

    @Override
    public String name() {
      return "Keyed";
    }
  }

  /** Pessimistic. */
  public static class Lock implements PessimisticLockState<Asked, Answer> {
    @Override
    public String identifier(Asked event) {
      return "lock-" + event.id();
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return Retry.insist(Duration.ofMinutes(1));
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId task) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Finding<Answer> find(Asked event, TaskId task) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Duration settlesWithin() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Answer giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Unclear(event.id());
    }

    @Override
    public String name() {
      return "Lock";
    }
  }

  /** Optimistic. */
  public static class Hold implements OptimisticLockState<Asked, Answer> {
    @Override
    public String identifier(Asked event) {
      return "hold-" + event.id();
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Preparation<Answer> prepare(Asked event, TaskId task) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public List<Step> find(Asked event, TaskId task) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Confirmation<Answer> confirm(Asked event, Step step) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Cancellation<Answer> cancel(Asked event, Step step) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Answer giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Unclear(event.id());
    }

    @Override
    public String name() {
      return "Hold";
    }
  }

  /** Opaque. */
  public static class Mail implements OpaqueState<Asked, Answer> {
    @Override
    public String identifier(Asked event) {
      return "mail-" + event.id();
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId task) {
      throw new AssertionError("a third party was asked");
    }

    @Override
    public Compromise<? extends Answer> compromise(Asked event) {
      return Compromise.human(known -> new Unclear(event.id()));
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
    public Answer giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Dropped(event.id());
    }

    @Override
    public String name() {
      return "Mail";
    }
  }

  /** A To-Do. */
  public static class Decide implements ToDoItem<Unclear, Question, Choice, End> {
    @Override
    public String identifier(Unclear event) {
      return "decide-" + event.id();
    }

    @Override
    public Expiry<? extends End> expiry(Unclear event) {
      return Expiry.never();
    }

    @Override
    public Question readModel(Unclear event) {
      return new Question(event.id());
    }

    @Override
    public Endpoint endpoint(Question readModel) {
      return Endpoint.api(Access.role("clerk"));
    }

    @Override
    public Decision<? extends End> decide(Question readModel, Choice answer) {
      return answer.go()
          ? Decision.decided(new Done(readModel.id()))
          : Decision.decided(new Dropped(readModel.id()));
    }

    @Override
    public String name() {
      return "Decide";
    }
  }
}
