package railway.cli.shop;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.cli.local.Town;
import railway.examples.order.ReceivePayment;
import railway.examples.order.ReviewByCustomerSupport;
import railway.examples.refund.RefundCase;
import railway.examples.refund.ReviewRefund;
import railway.store.WorkflowId;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * The customers, the shop and the support agents of a demonstration. Each looks at their own list
 * of To-Dos again and again, thinks, and answers as the order's fate wants it.
 */
public final class People implements AutoCloseable {
  private final Map<WorkflowId, PlannedOrder> orders;
  private final Duration thinking;
  private final List<String> tokens;
  private final ToDoDesk desk;
  private final ShopBus bus;
  private final HttpClient http;
  private final EventBridgeClient events;
  private final AtomicInteger latePayers = new AtomicInteger();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * The people around these orders.
   *
   * @param thinking how long anybody thinks before an answer, and waits before looking again
   */
  public People(Town town, List<PlannedOrder> orders, Duration thinking) {
    this.orders =
        orders.stream().collect(Collectors.toMap(PlannedOrder::workflow, Function.identity()));
    this.thinking = thinking;
    this.tokens = tokens(town, orders);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    this.desk = new ToDoDesk(http, town.cloud().endpoints().api());
    this.events =
        EventBridgeClient.builder()
            .endpointOverride(town.cloud().endpoints().events())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    this.bus = new ShopBus(events, town.bus());
  }

  /**
   * One for each customer, one for support, and one for the shop, which shows customers the payment
   * page of what waits for a payment.
   */
  private static List<String> tokens(Town town, List<PlannedOrder> orders) {
    return Stream.concat(
            orders.stream()
                .map(order -> order.placed().customerId())
                .distinct()
                .map(customer -> town.cloud().tokens().issue(customer, List.of())),
            Stream.of(ReviewByCustomerSupport.SUPPORT, ReceivePayment.PROVIDER)
                .map(role -> town.cloud().tokens().issue("of-" + role, List.of(role))))
        .toList();
  }

  /** Places an order; an impatient customer's twice. */
  public void place(PlannedOrder order) {
    bus.place(order.placed());
    if (order.impatient()) {
      bus.place(order.placed());
    }
  }

  /** Everybody begins to look at their list, until this is closed. */
  public void start() {
    tokens.forEach(token -> threads.execute(() -> attend(token)));
  }

  private void attend(String token) {
    try {
      while (!threads.isShutdown()) {
        look(token);
        Thread.sleep(thinking);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String token) throws InterruptedException {
    try {
      for (OpenToDo toDo : desk.open(token)) {
        order(toDo)
            .filter(order -> seen.add(toDo.id()))
            .ifPresent(order -> begin(new Answering(desk, bus, token, toDo, order)));
      }
    } catch (IOException trouble) {
      Thread.sleep(thinking); // as one reloads a page
    }
  }

  /** Of a refund it is the order whose payment came too late. */
  private Optional<PlannedOrder> order(OpenToDo toDo) {
    WorkflowId order =
        toDo.asks(ReviewRefund.class)
            ? new WorkflowId("order-" + toDo.question(RefundCase.class).payment().orderId())
            : toDo.workflow();
    return Optional.ofNullable(orders.get(order));
  }

  /** Whether somebody still wants to pay what nobody waits for. */
  public boolean areAboutToPay() {
    return latePayers.get() > 0;
  }

  private void begin(Answering answering) {
    if (answering.paysLate()) {
      latePayers.incrementAndGet();
    }
    threads.execute(() -> deal(answering));
  }

  private void deal(Answering answering) {
    try {
      Thread.sleep(thinking);
      if (answering.clicksTwice()) {
        threads.execute(() -> insist(answering));
      }
      insist(answering);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries until somebody has taken it, as one does who sees an error page. */
  private void insist(Answering answering) {
    try {
      while (!taken(answering)) {
        Thread.sleep(thinking);
      }
      if (answering.paysLate()) {
        latePayers.decrementAndGet();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean taken(Answering answering) throws InterruptedException {
    try {
      return answering.taken();
    } catch (IOException trouble) {
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
    events.close();
  }
}
