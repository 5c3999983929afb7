package railway.workflow.authored;

import java.time.Duration;
import java.util.List;
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
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/**
 * A well-formed workflow with a task of every category, as an author would write it: a parcel is
 * weighed, labelled, and handed over at a locker or by a carrier. Tests take its source, make one
 * mistake in it, and see what javac says.
 */
public final class Parcel {
  private Parcel() {}

  public sealed interface ParcelEvent extends Event {
    String id();
  }

  public record ParcelBrought(String id) implements ParcelEvent {}

  public sealed interface ParcelOutcome extends ParcelEvent, Outcome {}

  public record ParcelDelivered(String id) implements ParcelOutcome, LockerAnswer, CarrierAnswer {}

  public record ParcelReturned(String id)
      implements ParcelOutcome, WeightAnswer, LabelAnswer, LabelVerdict, CarrierAnswer {}

  public sealed interface WeightAnswer extends ParcelEvent {}

  public record ParcelWeighed(String id, int grams) implements WeightAnswer {}

  public sealed interface LabelAnswer extends ParcelEvent {}

  public record LabelPrinted(String id) implements LabelAnswer, LabelVerdict {}

  public record LabelUncertain(String id) implements LabelAnswer {}

  public sealed interface LabelVerdict extends ParcelEvent {}

  public sealed interface LockerAnswer extends ParcelEvent {}

  public record LockerFull(String id) implements LockerAnswer {}

  public sealed interface CarrierAnswer extends ParcelEvent {}

  /** The outcome of another workflow. */
  public record LetterDelivered(String id) implements Outcome {}

  public interface Scales {
    Reply<WeightAnswer> weigh(String id, TaskId key) throws Exception;
  }

  public interface Printer {
    Reply<LabelAnswer> print(String id) throws Exception;
  }

  public interface Locker {
    Reply<LockerAnswer> put(TaskId task) throws Exception;

    Finding<LockerAnswer> find(TaskId task) throws Exception;
  }

  public record Weigh(Scales scales) implements IdempotentState<ParcelBrought, WeightAnswer> {
    @Override
    public String identifier(ParcelBrought event) {
      return "weigh-" + event.id();
    }

    @Override
    public Reply<WeightAnswer> attempt(ParcelBrought event, TaskId key) throws Exception {
      return scales.weigh(event.id(), key);
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofDays(7);
    }

    @Override
    public Retry retry(ParcelBrought event, Trouble trouble) {
      return Retry.backoff(trouble, 5, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    @Override
    public Expiry.Within<ParcelReturned> expiry(ParcelBrought event) {
      return Expiry.within(Duration.ofDays(1), new ParcelReturned(event.id()));
    }

    @Override
    public ParcelReturned giveUp(ParcelBrought event, Fault fault, Knowledge.MayHaveHappened it) {
      return new ParcelReturned(event.id());
    }
  }

  public record PrintLabel(Printer printer) implements OpaqueState<ParcelWeighed, LabelAnswer> {
    @Override
    public String identifier(ParcelWeighed event) {
      return "print-label-" + event.id();
    }

    @Override
    public Reply<LabelAnswer> attempt(ParcelWeighed event, TaskId task) throws Exception {
      return printer.print(event.id());
    }

    @Override
    public Compromise.Human<LabelUncertain> compromise(ParcelWeighed event) {
      return new Compromise.Human<>(known -> new LabelUncertain(event.id()));
    }

    @Override
    public RiskSheet riskSheet() {
      return new RiskSheet(
          RiskSheet.Visibility.SELF_EVIDENT,
          RiskSheet.Necessity.MUST_HAPPEN,
          RiskSheet.Concern.OWN,
          RiskSheet.Risk.ECONOMIC_LOSS);
    }

    @Override
    public Retry retry(ParcelWeighed event, Trouble trouble) {
      return Retry.insist(Duration.ofSeconds(5));
    }

    @Override
    public Expiry.Within<ParcelReturned> expiry(ParcelWeighed event) {
      return Expiry.within(Duration.ofDays(2), new ParcelReturned(event.id()));
    }

    @Override
    public LabelAnswer giveUp(ParcelWeighed event, Fault fault, Knowledge.NothingHappened known) {
      return new ParcelReturned(event.id());
    }
  }

  public record WhatToLookFor(String id) {}

  public record Seen(boolean label) {}

  public record LookForLabel()
      implements ToDoItem<LabelUncertain, WhatToLookFor, Seen, LabelVerdict> {
    @Override
    public String identifier(LabelUncertain event) {
      return "look-for-label-" + event.id();
    }

    @Override
    public Expiry.Never<LabelVerdict> expiry(LabelUncertain event) {
      return Expiry.never();
    }

    @Override
    public WhatToLookFor readModel(LabelUncertain event) {
      return new WhatToLookFor(event.id());
    }

    @Override
    public Endpoint endpoint(WhatToLookFor readModel) {
      return Endpoint.api(Access.role("packer"));
    }

    @Override
    public Decision<? extends LabelVerdict> decide(WhatToLookFor readModel, Seen answer) {
      return answer.label()
          ? Decision.decided(new LabelPrinted(readModel.id()))
          : Decision.decided(new ParcelReturned(readModel.id()));
    }
  }

  public record UseLocker(Locker locker)
      implements PessimisticLockState<LabelPrinted, LockerAnswer> {
    @Override
    public String identifier(LabelPrinted event) {
      return "use-locker-" + event.id();
    }

    @Override
    public Reply<LockerAnswer> attempt(LabelPrinted event, TaskId task) throws Exception {
      return locker.put(task);
    }

    @Override
    public Finding<LockerAnswer> find(LabelPrinted event, TaskId task) throws Exception {
      return locker.find(task);
    }

    @Override
    public Duration settlesWithin() {
      return Duration.ofSeconds(20);
    }

    @Override
    public Retry retry(LabelPrinted event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Expiry.Within<LockerFull> expiry(LabelPrinted event) {
      return Expiry.within(Duration.ofHours(6), new LockerFull(event.id()));
    }

    @Override
    public LockerFull giveUp(LabelPrinted event, Fault fault, Knowledge.NothingHappened known) {
      return new LockerFull(event.id());
    }
  }

  public record CallCarrier() implements OptimisticLockState<LockerFull, CarrierAnswer> {
    @Override
    public String identifier(LockerFull event) {
      return "call-carrier-" + event.id();
    }

    @Override
    public Preparation<CarrierAnswer> prepare(LockerFull event, TaskId task) {
      return Preparation.prepared(new Step("tour-" + task));
    }

    @Override
    public List<Step> find(LockerFull event, TaskId task) {
      return List.of();
    }

    @Override
    public Confirmation<CarrierAnswer> confirm(LockerFull event, Step step) {
      return Confirmation.confirmed(new ParcelDelivered(event.id()));
    }

    @Override
    public Cancellation<CarrierAnswer> cancel(LockerFull event, Step step) {
      return Cancellation.cancelled();
    }

    @Override
    public Retry retry(LockerFull event, Trouble trouble) {
      return Retry.insist(Duration.ofMinutes(10));
    }

    @Override
    public Expiry<CarrierAnswer> expiry(LockerFull event) {
      return Expiry.within(Duration.ofDays(3), new ParcelReturned(event.id()));
    }

    @Override
    public CarrierAnswer giveUp(LockerFull event, Fault fault, Knowledge.NothingHappened known) {
      return new ParcelReturned(event.id());
    }
  }

  public record ParcelWorkflow(
      Weigh weigh,
      PrintLabel printLabel,
      LookForLabel lookForLabel,
      UseLocker useLocker,
      CallCarrier callCarrier)
      implements Workflow<ParcelBrought, ParcelEvent, ParcelOutcome> {
    @Override
    public String name() {
      return "parcel";
    }

    @Override
    public String workflowId(ParcelBrought trigger) {
      return "parcel-" + trigger.id();
    }

    @Override
    public Transition<ParcelEvent> transition(ParcelEvent event) {
      return switch (event) {
        case ParcelBrought e -> perform(weigh, e);
        case ParcelWeighed e -> perform(printLabel, e);
        case LabelUncertain e -> await(lookForLabel, e);
        case LabelPrinted e -> perform(useLocker, e);
        case LockerFull e -> perform(callCarrier, e);
        case ParcelDelivered e -> end(e);
        case ParcelReturned e -> end(e);
      };
    }
  }

  /** The workflow with third parties that must not be asked. */
  public static ParcelWorkflow unasked() {
    Scales scales =
        (id, key) -> {
          throw new AssertionError("a third party was asked");
        };
    Printer printer =
        id -> {
          throw new AssertionError("a third party was asked");
        };
    Locker locker =
        new Locker() {
          @Override
          public Reply<LockerAnswer> put(TaskId task) {
            throw new AssertionError("a third party was asked");
          }

          @Override
          public Finding<LockerAnswer> find(TaskId task) {
            throw new AssertionError("a third party was asked");
          }
        };
    return new ParcelWorkflow(
        new Weigh(scales),
        new PrintLabel(printer),
        new LookForLabel(),
        new UseLocker(locker),
        new CallCarrier());
  }
}
