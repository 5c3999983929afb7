package railway.functions;

import railway.testing.Simulation;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Outcome;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Workflow;

/**
 * Two versions of a workflow: the newer one knows that a parcel may be left with a neighbour, and
 * then asks for it to be collected. The older one cannot read any of that.
 */
final class ParcelVersions {
  private static final String CARRIER = "carrier";

  private ParcelVersions() {}

  /** What the older version knows. */
  sealed interface Before extends Event {}

  /** What the newer version knows. */
  sealed interface After extends Event {}

  /** How the newer version ends. */
  sealed interface AfterOutcome extends After, Outcome {}

  /** What the carrier says, as the newer version takes it. */
  sealed interface Heard extends After {}

  record ParcelSent(String number) implements Before, After {}

  record ParcelDelivered(String number) implements Before, Outcome, AfterOutcome, Heard {}

  record ParcelLeft(String number) implements Heard {}

  record ParcelCollected(String number) implements AfterOutcome {}

  record Parcel(String number) {}

  record Delivery(boolean atTheNeighbours) {}

  record Collected(boolean intact) {}

  /** Parcels, and a deployment while they are under way. */
  static Simulation<ParcelSent> simulation() {
    return Simulation.<ParcelSent>of(new Older(new Older.HearOfDelivery()))
        .deploying(new Newer(new Newer.HearOfDelivery(), new Newer.CollectParcel()))
        .startedBy(dice -> new ParcelSent(Integer.toString(dice.run())))
        .answering(Older.HearOfDelivery.class, (parcel, dice) -> new Delivery(dice.nextInt(3) > 0))
        .answering(Newer.CollectParcel.class, (parcel, dice) -> new Collected(true));
  }

  private record Older(Older.HearOfDelivery hearOfDelivery)
      implements Workflow<ParcelSent, Before, ParcelDelivered> {

    record HearOfDelivery() implements ToDoItem<ParcelSent, Parcel, Delivery, ParcelDelivered> {
      @Override
      public String identifier(ParcelSent event) {
        return "hear-of-delivery-" + event.number();
      }

      @Override
      public Expiry.Never<ParcelDelivered> expiry(ParcelSent event) {
        return Expiry.never();
      }

      @Override
      public Parcel readModel(ParcelSent event) {
        return new Parcel(event.number());
      }

      @Override
      public Endpoint endpoint(Parcel readModel) {
        return Endpoint.message(CARRIER, Access.role("post-room"));
      }

      @Override
      public Decision<ParcelDelivered> decide(Parcel readModel, Delivery answer) {
        return Decision.decided(new ParcelDelivered(readModel.number()));
      }
    }

    @Override
    public String name() {
      return "parcel";
    }

    @Override
    public String workflowId(ParcelSent trigger) {
      return "parcel-" + trigger.number();
    }

    @Override
    public Transition<Before> transition(Before event) {
      return switch (event) {
        case ParcelSent e -> await(hearOfDelivery, e);
        case ParcelDelivered e -> end(e);
      };
    }
  }

  private record Newer(Newer.HearOfDelivery hearOfDelivery, CollectParcel collectParcel)
      implements Workflow<ParcelSent, After, AfterOutcome> {

    record HearOfDelivery() implements ToDoItem<ParcelSent, Parcel, Delivery, Heard> {
      @Override
      public String identifier(ParcelSent event) {
        return "hear-of-delivery-" + event.number();
      }

      @Override
      public Expiry.Never<Heard> expiry(ParcelSent event) {
        return Expiry.never();
      }

      @Override
      public Parcel readModel(ParcelSent event) {
        return new Parcel(event.number());
      }

      @Override
      public Endpoint endpoint(Parcel readModel) {
        return Endpoint.message(CARRIER, Access.role("post-room"));
      }

      @Override
      public Decision<Heard> decide(Parcel readModel, Delivery answer) {
        return Decision.decided(
            answer.atTheNeighbours()
                ? new ParcelLeft(readModel.number())
                : new ParcelDelivered(readModel.number()));
      }
    }

    record CollectParcel() implements ToDoItem<ParcelLeft, Parcel, Collected, ParcelCollected> {
      @Override
      public String identifier(ParcelLeft event) {
        return "collect-parcel-" + event.number();
      }

      @Override
      public Expiry.Never<ParcelCollected> expiry(ParcelLeft event) {
        return Expiry.never();
      }

      @Override
      public Parcel readModel(ParcelLeft event) {
        return new Parcel(event.number());
      }

      @Override
      public Endpoint endpoint(Parcel readModel) {
        return Endpoint.api(Access.role("post-room"));
      }

      @Override
      public Decision<ParcelCollected> decide(Parcel readModel, Collected answer) {
        return Decision.decided(new ParcelCollected(readModel.number()));
      }
    }

    @Override
    public String name() {
      return "parcel";
    }

    @Override
    public String workflowId(ParcelSent trigger) {
      return "parcel-" + trigger.number();
    }

    @Override
    public Transition<After> transition(After event) {
      return switch (event) {
        case ParcelSent e -> await(hearOfDelivery, e);
        case ParcelLeft e -> await(collectParcel, e);
        case ParcelDelivered e -> end(e);
        case ParcelCollected e -> end(e);
      };
    }
  }
}
