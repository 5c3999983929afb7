package railway.reference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import railway.workflow.Access;
import railway.workflow.Cancellation;
import railway.workflow.Compromise;
import railway.workflow.Confirmation;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.Outcome;
import railway.workflow.PessimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.RiskSheet;
import railway.workflow.State;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/**
 * A workflow that meets the same category twice, first after a pause and then on the express track,
 * and a question at the end. All third parties accept at once.
 */
final class OfEachCategory {
  private OfEachCategory() {}

  sealed interface Said extends Event {
    String id();
  }

  /** About as much as an order carries. */
  record Asked(String id, String customer, String address, List<String> lines) implements Said {}

  sealed interface Halfway extends Said {}

  record First(String id, String note) implements Halfway {}

  sealed interface Nearly extends Said {}

  record Second(String id, String note) implements Nearly {}

  sealed interface End extends Said, Outcome {}

  record Done(String id, Optional<String> remark) implements End {}

  record Line(
      State<Asked, Halfway> first,
      State<First, Nearly> second,
      ToDoItem<Second, ?, ?, End> question)
      implements Workflow<Asked, Said, End> {
    @Override
    public String name() {
      return "twice";
    }

    @Override
    public String workflowId(Asked trigger) {
      return "twice-" + trigger.id();
    }

    @Override
    public Transition<Said> transition(Said event) {
      return switch (event) {
        case Asked e -> perform(first, e);
        case First e -> perform(second, e);
        case Second e -> await(question, e);
        case Done e -> end(e);
      };
    }
  }

  private static First first(Said said) {
    return new First(said.id(), "accepted at the third party under number 4711");
  }

  private static Second second(Said said) {
    return new Second(said.id(), "accepted at the third party under number 4712");
  }

  static Line idempotent() {
    return new Line(
        new Keyed<Asked, Halfway>() {
          @Override
          Halfway says(Asked event) {
            return first(event);
          }
        },
        new Keyed<First, Nearly>() {
          @Override
          Nearly says(First event) {
            return second(event);
          }
        },
        new Question());
  }

  static Line pessimistic() {
    return new Line(
        new Locked<Asked, Halfway>() {
          @Override
          Halfway says(Asked event) {
            return first(event);
          }
        },
        new Locked<First, Nearly>() {
          @Override
          Nearly says(First event) {
            return second(event);
          }
        },
        new Question());
  }

  static Line twoSteps() {
    return new Line(
        new Held<Asked, Halfway>() {
          @Override
          Halfway says(Asked event) {
            return first(event);
          }
        },
        new Held<First, Nearly>() {
          @Override
          Nearly says(First event) {
            return second(event);
          }
        },
        new Question());
  }

  static Line opaque() {
    return new Line(
        new Dark<Asked, Halfway>() {
          @Override
          Halfway says(Asked event) {
            return first(event);
          }
        },
        new Dark<First, Nearly>() {
          @Override
          Nearly says(First event) {
            return second(event);
          }
        },
        new Question());
  }

  private static String identifier(String task, Said event) {
    return task + "-" + event.getClass().getSimpleName() + "-" + event.id();
  }

  /** Anonymous classes have no simple name; their number tells the first from the second. */
  private static String name(String task, Object self) {
    String type = self.getClass().getName();
    return task + "-" + type.substring(type.lastIndexOf('$') + 1);
  }

  abstract static class Keyed<E extends Said, N extends Said> implements IdempotentState<E, N> {
    abstract N says(E event);

    @Override
    public String name() {
      return OfEachCategory.name("Keyed", this);
    }

    @Override
    public String identifier(E event) {
      return OfEachCategory.identifier("keyed", event);
    }

    @Override
    public Expiry<? extends N> expiry(E event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(E event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Reply<N> attempt(E event, TaskId key) {
      return Reply.accepted(says(event));
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofDays(1);
    }

    @Override
    public N giveUp(E event, Fault fault, Knowledge.MayHaveHappened known) {
      return says(event);
    }
  }

  abstract static class Locked<E extends Said, N extends Said>
      implements PessimisticLockState<E, N> {
    abstract N says(E event);

    @Override
    public String name() {
      return OfEachCategory.name("Locked", this);
    }

    @Override
    public String identifier(E event) {
      return OfEachCategory.identifier("locked", event);
    }

    @Override
    public Expiry<? extends N> expiry(E event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(E event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Reply<N> attempt(E event, TaskId task) {
      return Reply.accepted(says(event));
    }

    @Override
    public Finding<N> find(E event, TaskId task) {
      return Finding.absent();
    }

    @Override
    public Duration settlesWithin() {
      return Duration.ofSeconds(30);
    }

    @Override
    public N giveUp(E event, Fault fault, Knowledge.NothingHappened known) {
      return says(event);
    }
  }

  abstract static class Held<E extends Said, N extends Said> implements OptimisticLockState<E, N> {
    abstract N says(E event);

    @Override
    public String name() {
      return OfEachCategory.name("Held", this);
    }

    @Override
    public String identifier(E event) {
      return OfEachCategory.identifier("held", event);
    }

    @Override
    public Expiry<? extends N> expiry(E event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(E event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Preparation<N> prepare(E event, TaskId task) {
      return Preparation.prepared(new Step("hold-4711"));
    }

    @Override
    public List<Step> find(E event, TaskId task) {
      return List.of();
    }

    @Override
    public Confirmation<N> confirm(E event, Step step) {
      return Confirmation.confirmed(says(event));
    }

    @Override
    public Cancellation<N> cancel(E event, Step step) {
      return Cancellation.cancelled();
    }

    @Override
    public N giveUp(E event, Fault fault, Knowledge.NothingHappened known) {
      return says(event);
    }
  }

  abstract static class Dark<E extends Said, N extends Said> implements OpaqueState<E, N> {
    abstract N says(E event);

    @Override
    public String name() {
      return OfEachCategory.name("Dark", this);
    }

    @Override
    public String identifier(E event) {
      return OfEachCategory.identifier("dark", event);
    }

    @Override
    public Expiry<? extends N> expiry(E event) {
      return Expiry.never();
    }

    @Override
    public Retry retry(E event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Reply<N> attempt(E event, TaskId task) {
      return Reply.accepted(says(event));
    }

    @Override
    public Compromise<N> compromise(E event) {
      return Compromise.atMostOnce(known -> says(event));
    }

    @Override
    public RiskSheet riskSheet() {
      return new RiskSheet(
          RiskSheet.Visibility.INVISIBLE,
          RiskSheet.Necessity.NICE_TO_HAVE,
          RiskSheet.Concern.OWN,
          RiskSheet.Risk.REPUTATION);
    }

    @Override
    public N giveUp(E event, Fault fault, Knowledge.NothingHappened known) {
      return says(event);
    }
  }

  record Shown(String id) {}

  record Told(boolean fine) {}

  static final class Question implements ToDoItem<Second, Shown, Told, End> {
    @Override
    public String identifier(Second event) {
      return "question-" + event.id();
    }

    @Override
    public Expiry<? extends End> expiry(Second event) {
      return Expiry.never();
    }

    @Override
    public Shown readModel(Second event) {
      return new Shown(event.id());
    }

    @Override
    public Endpoint endpoint(Shown readModel) {
      return Endpoint.api(Access.role("clerk"));
    }

    @Override
    public Decision<End> decide(Shown readModel, Told answer) {
      return Decision.decided(new Done(readModel.id(), Optional.empty()));
    }
  }
}
