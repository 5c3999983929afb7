package railway.examples.order.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.common.http.UnreadableAnswer;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.examples.order.OrderLine;
import railway.examples.order.Warehouse;
import railway.workflow.Finding;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** {@code POST /reservations}, {@code GET /reservations/{id}}. */
record HttpWarehouse(Line line) implements Warehouse {

  @Override
  public Reply<StockAnswer> reserve(OrderPlaced order, TaskId reservation) throws Exception {
    Map<String, Object> body =
        Body.of("reservationId", reservation.value())
            .and("orderId", order.orderId())
            .and("lines", order.lines().stream().map(HttpWarehouse::tree).toList())
            .and("partial", true)
            .fields();
    Answer answer = line.post("/reservations", body);
    return switch (answer.status()) {
      case 201 -> Reply.accepted(reserved(order, answer));
      case 409 -> Reply.rejected(order.cancelled("nothing of it is in stock"));
      default -> answer.otherwise();
    };
  }

  @Override
  public Finding<StockAnswer> find(OrderPlaced order, TaskId reservation) throws Exception {
    Answer answer = line.get("/reservations/" + reservation.value());
    if (answer.notFound()) {
      return Finding.absent();
    }
    if (answer.status() == 200) {
      return Finding.found(reserved(order, answer));
    }
    throw new UnreadableAnswer(answer.words());
  }

  private static StockAnswer reserved(OrderPlaced order, Answer answer) {
    Set<Object> skus = missing(answer);
    List<OrderLine> missing =
        order.lines().stream().filter(each -> skus.contains(each.sku())).toList();
    return missing.isEmpty()
        ? new StockReserved(order.order())
        : new StockShort(order.order(), missing);
  }

  private static Set<Object> missing(Answer answer) {
    return answer.body().get("missing") instanceof List<?> lines
        ? lines.stream()
            .filter(each -> each instanceof Map<?, ?> fields && fields.containsKey("sku"))
            .map(each -> ((Map<?, ?>) each).get("sku"))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Map<String, Object> tree(OrderLine each) {
    return Body.of("sku", each.sku()).and("quantity", each.quantity()).fields();
  }
}
