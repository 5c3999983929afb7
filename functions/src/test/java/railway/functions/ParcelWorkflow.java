package railway.functions;

import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Outcome;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Workflow;

/** A workflow whose one To-Do is answered by a message from the carrier. */
record ParcelWorkflow(HearOfDelivery hearOfDelivery)
    implements Workflow<
        ParcelWorkflow.ParcelSent, ParcelWorkflow.ParcelEvent, ParcelWorkflow.ParcelDelivered> {
  static final String CARRIER = "carrier";

  ParcelWorkflow() {
    this(new HearOfDelivery());
  }

  sealed interface ParcelEvent extends Event {}

  record ParcelSent(String number) implements ParcelEvent {}

  record ParcelDelivered(String number, String to) implements ParcelEvent, Outcome {}

  record Parcel(String number) {}

  record Delivery(String to) {}

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
      return answer.to().equals("nobody")
          ? Decision.invalid("a parcel is delivered to somebody")
          : Decision.decided(new ParcelDelivered(readModel.number(), answer.to()));
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
  public Transition<ParcelEvent> transition(ParcelEvent event) {
    return switch (event) {
      case ParcelSent e -> await(hearOfDelivery, e);
      case ParcelDelivered e -> end(e);
    };
  }
}
