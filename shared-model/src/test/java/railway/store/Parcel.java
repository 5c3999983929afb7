package railway.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Definition;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Outcome;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/** A small workflow whose entries the contract tests store: events of every shape, two tasks. */
public record Parcel(Weigh weigh, AskSender askSender)
    implements Workflow<Parcel.HandedIn, Parcel.ParcelEvent, Parcel.ParcelOutcome> {

  public static final Definition DEFINITION =
      Definition.of(new Parcel(new Weigh(), new AskSender()));

  /** The vocabulary. */
  public sealed interface ParcelEvent extends Event {}

  /** What can come of weighing. */
  public sealed interface Weighing extends ParcelEvent {}

  /** What ends it. */
  public sealed interface ParcelOutcome extends Weighing, Outcome {}

  /** The trigger, with a component of every kind that a store could lose something of. */
  public record HandedIn(
      String parcelId,
      List<Piece> pieces,
      Map<String, Long> stamps,
      BigDecimal price,
      BigInteger barcode,
      Optional<String> note,
      Instant at,
      boolean fragile,
      String empty)
      implements ParcelEvent {}

  /** Part of a parcel; contents may be parcels in parcels in parcels. */
  public record Piece(String name, int quantity, List<Piece> contents) {}

  /** Heavier than it looked. */
  public record TooHeavy(String parcelId, BigDecimal kilograms) implements Weighing {}

  public record Delivered(String parcelId) implements ParcelOutcome {}

  public record Returned(String parcelId, String reason) implements ParcelOutcome {}

  /** Asks the scale. */
  public record Weigh() implements IdempotentState<HandedIn, Weighing> {
    @Override
    public String identifier(HandedIn event) {
      return "weigh-" + event.parcelId();
    }

    @Override
    public Expiry<? extends Weighing> expiry(HandedIn event) {
      return Expiry.never();
    }

    @Override
    public Reply<? extends Weighing> attempt(HandedIn event, TaskId key) {
      return Reply.accepted(new Delivered(event.parcelId()));
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofDays(1);
    }

    @Override
    public Retry retry(HandedIn event, Trouble trouble) {
      return Retry.stop();
    }

    @Override
    public Weighing giveUp(HandedIn event, Fault fault, Knowledge.MayHaveHappened known) {
      return new Returned(event.parcelId(), "not weighed");
    }
  }

  /** What the sender is asked, and answers. */
  public record Question(String parcelId) {}

  public record Answer(boolean pays) {}

  /** Asks whether the sender pays more. */
  public record AskSender() implements ToDoItem<TooHeavy, Question, Answer, ParcelOutcome> {
    @Override
    public String identifier(TooHeavy event) {
      return "ask-" + event.parcelId();
    }

    @Override
    public Expiry<? extends ParcelOutcome> expiry(TooHeavy event) {
      return Expiry.within(Duration.ofDays(3), new Returned(event.parcelId(), "no answer"));
    }

    @Override
    public Question readModel(TooHeavy event) {
      return new Question(event.parcelId());
    }

    @Override
    public Endpoint endpoint(Question readModel) {
      return Endpoint.api(Access.role("sender"));
    }

    @Override
    public Decision<? extends ParcelOutcome> decide(Question readModel, Answer answer) {
      return Decision.decided(
          answer.pays()
              ? new Delivered(readModel.parcelId())
              : new Returned(readModel.parcelId(), "not paid"));
    }
  }

  @Override
  public String name() {
    return "parcel";
  }

  @Override
  public String workflowId(HandedIn trigger) {
    return "parcel-" + trigger.parcelId();
  }

  @Override
  public Transition<ParcelEvent> transition(ParcelEvent event) {
    return switch (event) {
      case HandedIn e -> perform(weigh, e);
      case TooHeavy e -> await(askSender, e);
      case Delivered e -> end(e);
      case Returned e -> end(e);
    };
  }
}
