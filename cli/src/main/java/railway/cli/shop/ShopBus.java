package railway.cli.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import railway.cli.console.Problem;
import railway.cloud.wire.Json;
import railway.contract.Contract;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.WaitForCustomerOnPayment;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** What the shop says on the bus, with the SDK's client. */
record ShopBus(EventBridgeClient client, String bus) {
  /** The shop's own name on the bus. */
  private static final String SOURCE = "shop";

  void place(OrderPlaced order) {
    put(SOURCE, "OrderPlaced", Contract.of(OrderPlaced.class).write(order));
  }

  /** Passes on what a customer has chosen in the app. */
  void answer(String toDo, Map<String, Object> answer) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("toDo", toDo);
    detail.put("answer", answer);
    detail.put("answerId", "app-" + toDo);
    put(WaitForCustomerOnPayment.SHOP, "ToDoAnswered", detail);
  }

  private void put(String source, String type, Map<String, Object> detail) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(source)
            .detailType(type)
            .detail(Json.text(detail))
            .build();
    PutEventsResponse response = client.putEvents(request -> request.entries(entry));
    if (response.failedEntryCount() > 0) {
      throw new Problem(
          "The bus %s refused %s: %s"
              .formatted(bus, type, response.entries().getFirst().errorMessage()));
    }
  }
}
