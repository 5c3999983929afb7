package railway.examples.thirdparties;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes invoices, once for each idempotency key for as long as the key is retained. */
public final class Biller extends ThirdParty {
  /** The effect, counted by idempotency key. */
  public static final String INVOICE = "invoice";

  private final IdempotencyKeys keys;
  private final Map<String, List<Map<String, Object>>> invoices = new LinkedHashMap<>();

  Biller(Surroundings around) {
    super("biller", around);
    this.keys = new IdempotencyKeys(around.clock(), around.settings().keyRetention());
  }

  @Override
  List<Route> routes() {
    return List.of(
        Route.business(
            "POST /invoices",
            "invoice",
            request -> request.header(IdempotencyKeys.HEADER),
            request -> keys.begin(request, () -> invoice(request))),
        Route.console("GET /invoices/{orderId}", Endpoint.of(this::list)));
  }

  private synchronized Reply invoice(Request request) {
    String orderId = request.text("orderId");
    Object amount = request.amount("amount");
    List<Map<String, Object>> ofOrder = invoices.computeIfAbsent(orderId, o -> new ArrayList<>());
    Map<String, Object> invoice =
        Reply.fields(
            "invoiceId", "inv-" + orderId + "-" + (ofOrder.size() + 1),
            "orderId", orderId,
            "amount", amount);
    ofOrder.add(invoice);
    effects().add(INVOICE, request.header(IdempotencyKeys.HEADER));
    return Reply.of(201, invoice);
  }

  private synchronized Reply list(Request request) {
    String orderId = request.part("orderId");
    List<Map<String, Object>> ofOrder = invoices.getOrDefault(orderId, List.of());
    return Reply.of(200, Reply.fields("orderId", orderId, "invoices", List.copyOf(ofOrder)));
  }
}
