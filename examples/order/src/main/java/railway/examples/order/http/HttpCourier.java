package railway.examples.order.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.common.http.UnreadableAnswer;
import railway.examples.order.Courier;
import railway.examples.order.OrderEvent.CourierAnswer;
import railway.examples.order.OrderEvent.NoSlotFound;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Preparation;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * {@code POST /holds}, {@code GET /holds?reference=}, {@code POST /holds/{id}/confirm} and {@code
 * /cancel}. A hold that the courier does not know is gone for good.
 */
record HttpCourier(Line line) implements Courier {

  @Override
  public Preparation<CourierAnswer> hold(PaymentConfirmed event, TaskId reference)
      throws Exception {
    Map<String, Object> body =
        Body.of("reference", reference.value())
            .and("orderId", event.orderId())
            .and("address", event.order().address())
            .fields();
    Answer answer = line.post("/holds", body);
    return switch (answer.status()) {
      case 201 -> Preparation.prepared(new Step(answer.text("holdId")));
      case 409 -> Preparation.rejected(new NoSlotFound(event.order()));
      default -> {
        Optional<String> refusal = answer.refusal();
        yield refusal.isPresent()
            ? Preparation.refused(refusal.get())
            : Preparation.unanswered(answer.words());
      }
    };
  }

  @Override
  public List<Step> held(TaskId reference) throws Exception {
    Answer answer =
        line.get(
            "/holds?reference=" + URLEncoder.encode(reference.value(), StandardCharsets.UTF_8));
    if (answer.status() == 200 && answer.body().get("holds") instanceof List<?> holds) {
      return holds.stream().flatMap(each -> heldIn(each).stream()).toList();
    }
    throw new UnreadableAnswer(answer.words());
  }

  @Override
  public Confirmation<CourierAnswer> confirm(PaymentConfirmed event, Step hold) throws Exception {
    Answer answer = line.post("/holds/" + hold.id() + "/confirm", Map.of());
    if (answer.notFound()) {
      return Confirmation.gone();
    }
    return switch (answer.status()) {
      case 200 -> Confirmation.confirmed(confirmed(event, answer));
      case 410 -> Confirmation.gone();
      default -> throw new UnreadableAnswer(answer.words());
    };
  }

  @Override
  public Cancellation<CourierAnswer> cancel(PaymentConfirmed event, Step hold) throws Exception {
    Answer answer = line.post("/holds/" + hold.id() + "/cancel", Map.of());
    if (answer.notFound()) {
      return Cancellation.cancelled();
    }
    return switch (answer.status()) {
      case 200 -> Cancellation.cancelled();
      case 409 -> Cancellation.alreadyConfirmed(confirmed(event, answer));
      default -> throw new UnreadableAnswer(answer.words());
    };
  }

  private static OrderConfirmed confirmed(PaymentConfirmed event, Answer answer)
      throws UnreadableAnswer {
    return new OrderConfirmed(event.orderId(), Optional.of(answer.text("booking")));
  }

  private static Optional<Step> heldIn(Object hold) {
    return hold instanceof Map<?, ?> fields
            && "held".equals(fields.get("status"))
            && fields.get("holdId") instanceof String id
        ? Optional.of(new Step(id))
        : Optional.empty();
  }
}
