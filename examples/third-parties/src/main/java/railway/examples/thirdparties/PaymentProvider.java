package railway.examples.thirdparties;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes payments. Attempts, captures and refunds are idempotent by key; what the customer does on
 * the payment page is told by webhook, at least once, to the To-Do that waits for it. A payment may
 * be captured in parts, so that two captures under two keys are two charges. A payment that nobody
 * has captured can be refunded, once and as a whole, and nothing can be captured of it afterwards.
 */
public final class PaymentProvider extends ThirdParty {
  /** The effect of creating an attempt, counted by idempotency key. */
  public static final String ATTEMPT = "payment-attempt";

  /** The effect of charging the customer, counted by idempotency key. */
  public static final String CAPTURE = "capture";

  /** The effect of giving the customer the money back, counted by idempotency key. */
  public static final String REFUND = "refund";

  private record Callback(String url, String token) {}

  private final IdempotencyKeys keys;
  private final Faults<WebhookFault> webhookFaults;
  private final Webhooks webhooks;
  private final Map<String, PaymentAttempt> attempts = new LinkedHashMap<>();
  private Optional<Callback> callback = Optional.empty();

  PaymentProvider(Surroundings around, HttpClient client) {
    super("payment-provider", around);
    this.keys = new IdempotencyKeys(around.clock(), around.settings().keyRetention());
    this.webhookFaults = new Faults<>(name(), WebhookFault.class, around.settings().webhooks());
    this.webhooks = new Webhooks(client, around, webhookFaults);
  }

  /**
   * Configures, as a client does in a provider's dashboard, where webhooks go when an attempt names
   * no {@code callbackUrl}, and the bearer token that all of them carry.
   *
   * @param url on 127.0.0.1; {@code {toDo}} in it stands for the To-Do that waits
   */
  public synchronized void callBack(String url, String token) {
    Webhook.address(url, "any");
    callback = Optional.of(new Callback(url, token));
  }

  /** The switches for the faults of webhooks. */
  public Faults<WebhookFault> webhookFaults() {
    return webhookFaults;
  }

  /** How each webhook fares. */
  public List<Delivery> deliveries() {
    return webhooks.deliveries();
  }

  public synchronized List<PaymentAttempt> attempts() {
    return List.copyOf(attempts.values());
  }

  @Override
  public int underWay() {
    return super.underWay() + webhooks.underWay();
  }

  @Override
  List<Faults<?>> switches() {
    List<Faults<?>> all = new ArrayList<>(super.switches());
    all.add(webhookFaults);
    return all;
  }

  @Override
  List<Route> routes() {
    return List.of(
        Route.business(
            "POST /payment-attempts",
            "attempt",
            request -> request.header(IdempotencyKeys.HEADER),
            request -> keys.begin(request, () -> attempt(request))),
        Route.business(
            "POST /payment-attempts/{attemptId}/capture",
            "capture",
            request -> request.header(IdempotencyKeys.HEADER),
            request -> keys.begin(request, () -> capture(request))),
        Route.business(
            "POST /payment-attempts/{attemptId}/refund",
            "refund",
            request -> request.header(IdempotencyKeys.HEADER),
            request -> keys.begin(request, () -> refund(request))),
        Route.console(
            "GET /payment-attempts/{attemptId}",
            Endpoint.of(request -> about(request, attempt -> Reply.of(200, attempt.tree())))),
        Route.console(
            "POST /payment-attempts/{attemptId}/pay",
            Endpoint.of(request -> about(request, attempt -> pay(attempt, request)))));
  }

  private synchronized Reply attempt(Request request) {
    String orderId = request.text("orderId");
    String toDo = request.text("toDo");
    Object amount = request.amount("amount");
    Optional<String> callbackUrl = request.optionalText("callbackUrl");
    callbackUrl.ifPresent(url -> Webhook.address(url, toDo));
    long earlier = attempts.values().stream().filter(a -> a.orderId().equals(orderId)).count();
    PaymentAttempt attempt =
        new PaymentAttempt(
            "attempt-" + orderId + "-" + (earlier + 1),
            orderId,
            amount,
            toDo,
            callbackUrl,
            PaymentStatus.OPEN,
            Optional.empty(),
            0);
    attempts.put(attempt.attemptId(), attempt);
    effects().add(ATTEMPT, request.header(IdempotencyKeys.HEADER));
    Map<String, Object> tree = attempt.tree();
    tree.put("paymentPage", uri() + "/payment-attempts/" + attempt.attemptId() + "/pay");
    return Reply.of(201, tree);
  }

  private Reply capture(Request request) {
    String key = request.header(IdempotencyKeys.HEADER);
    return about(request, attempt -> capture(attempt, key));
  }

  private Reply capture(PaymentAttempt attempt, String key) {
    Optional<String> objection = attempt.objectionToCapture();
    if (objection.isPresent()) {
      return declined(attempt, objection.get());
    }
    attempts.put(attempt.attemptId(), attempt.withStatus(PaymentStatus.CAPTURED));
    effects().add(CAPTURE, key);
    return done(attempt, "captured");
  }

  private Reply refund(Request request) {
    String key = request.header(IdempotencyKeys.HEADER);
    return about(request, attempt -> refund(attempt, key));
  }

  private Reply refund(PaymentAttempt attempt, String key) {
    Optional<String> objection = attempt.objectionToRefund();
    if (objection.isPresent()) {
      return declined(attempt, objection.get());
    }
    attempts.put(attempt.attemptId(), attempt.withStatus(PaymentStatus.REFUNDED));
    effects().add(REFUND, key);
    return done(attempt, "refunded");
  }

  private static Reply declined(PaymentAttempt attempt, String reason) {
    return Reply.of(
        402,
        Reply.fields("attemptId", attempt.attemptId(), "status", "declined", "reason", reason));
  }

  private static Reply done(PaymentAttempt attempt, String what) {
    return Reply.of(
        200,
        Reply.fields(
            "attemptId", attempt.attemptId(),
            "orderId", attempt.orderId(),
            "amount", attempt.amount(),
            "status", what));
  }

  /** What the customer does on the payment page. */
  private Reply pay(PaymentAttempt before, Request request) {
    if (before.status().isFinalForTheCustomer()) {
      return Reply.of(409, Reply.fields("attemptId", before.attemptId(), "reason", "already paid"));
    }
    Card card = Card.of(request.text("card"));
    String toDo = request.optionalText("toDo").orElse(before.toDo());
    PaymentAttempt after = before.paid(card, toDo);
    if (after.webhooks() > before.webhooks()) {
      webhooks.announce(webhook(after));
    }
    attempts.put(after.attemptId(), after);
    return Reply.of(200, after.tree());
  }

  private Webhook webhook(PaymentAttempt attempt) {
    String url =
        attempt
            .callbackUrl()
            .or(() -> callback.map(Callback::url))
            .orElseThrow(
                () ->
                    new MalformedRequest(
                        "nobody is to be called back about "
                            + attempt.attemptId()
                            + ": send 'callbackUrl' with the attempt, or configure callBack"));
    return Webhook.of(attempt, url, callback.map(Callback::token));
  }

  private synchronized Reply about(Request request, Function<PaymentAttempt, Reply> answer) {
    String id = request.part("attemptId");
    return Optional.ofNullable(attempts.get(id))
        .map(answer)
        .orElseGet(() -> Reply.of(404, Reply.fields("attemptId", id, "found", false)));
  }
}
