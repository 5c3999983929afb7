package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import railway.aws.dynamodb.EntryCodec;
import railway.aws.eventbridge.EventBridgeBus;
import railway.cloud.events.BusEvent;
import railway.cloud.template.EventSource.BusRule;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.wire.Json;
import railway.contract.Contract;
import railway.engine.Called;
import railway.engine.Definitions;
import railway.engine.Invocation;
import railway.engine.Pace;
import railway.engine.Railway;
import railway.examples.order.Order;
import railway.examples.order.OrderEvent;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderLine;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;
import railway.examples.order.Payment;
import railway.examples.order.http.Addresses;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryJournal;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.Journal;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.event.ruler.Ruler;

/** Which events and stream records the patterns of template.yaml let through. */
class PatternsTest {
  private static final Template TEMPLATE = TemplateFile.load();
  private static final Order ORDER =
      new Order("1", "ada", "ada@example.org", "1 Main Street", new BigDecimal("4"));
  private static final Payment PAYMENT =
      new Payment("attempt-1-1", URI.create("https://pay.example.org/1"), 1);

  /** The rules that an event passes, by function and name. */
  private static Set<String> heard(String source, String detailType, Map<String, Object> detail)
      throws Exception {
    String event =
        new BusEvent("1", "bus", source, detailType, Instant.EPOCH, List.of(), detail).json();
    Set<String> heard = new TreeSet<>();
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      for (BusRule rule : function.sources(BusRule.class)) {
        if (Ruler.matchesRule(event, rule.pattern())) {
          heard.add(function.logicalId() + " " + rule.name());
        }
      }
    }
    return heard;
  }

  @Test
  void anOrder_startsAWorkflow() throws Exception {
    assertThat(heard("shop", "OrderPlaced", Contract.of(OrderPlaced.class).write(placed())))
        .containsExactly("StartWorkflow Happened");
  }

  private static OrderPlaced placed() {
    OrderLine cup = new OrderLine("cup", 1, new BigDecimal("4"));
    return new OrderPlaced(
        "1", "ada", "ada@example.org", "1 Main Street", List.of(cup), cup.price());
  }

  @Test
  void anEventThatNobodyKnows_isHeard_soThatItCanBeRejected() throws Exception {
    assertThat(heard("shop", "OrderPlacd", Map.of())).containsExactly("StartWorkflow Happened");
  }

  @Test
  void anAnswer_isHeardByWhoeverDecides_andByNobodyElse() throws Exception {
    assertThat(heard("shop.app", "ToDoAnswered", Map.of("toDo", "1")))
        .containsExactly("AnswerToDo Told");
  }

  @Test
  void whatAWorkflowAnnounces_isHeardByNoneOfOurs() throws Exception {
    assertThat(announced(new Announcement.Kind.Ended(), new OrderEvent.OrderCancelled("1", "no")))
        .isEmpty();
  }

  @Test
  void aPaymentThatCameTooLate_isHeardByTheRefundAlone() throws Exception {
    assertThat(
            announced(
                new Announcement.Kind.Late("ReceivePayment", "receive-payment-1"),
                new OrderEvent.PaymentReceived(ORDER, PAYMENT)))
        .containsExactly("StartWorkflow LatePayment");
  }

  @Test
  void anotherLateResult_isHeardByNobody() throws Exception {
    assertThat(
            announced(
                new Announcement.Kind.Late("ReserveStock", "reserve-stock-1"),
                new OrderEvent.StockReserved(ORDER)))
        .isEmpty();
    assertThat(
            announced(
                new Announcement.Kind.Late("ReceivePayment", "receive-payment-1"),
                new OrderEvent.InsufficientFunds(ORDER, PAYMENT)))
        .isEmpty();
  }

  /** As the adapter sends it. */
  private static Set<String> announced(Announcement.Kind kind, OrderEvent event) throws Exception {
    var sent = new ArrayList<PutEventsRequestEntry>();
    try (var client = new Mailbox(sent)) {
      new EventBridgeBus("bus", client)
          .announce(new Announcement("order", new WorkflowId("order-1"), 7, kind, event));
    }
    PutEventsRequestEntry entry = sent.getFirst();
    return heard(entry.source(), entry.detailType(), Json.object(entry.detail()).orElseThrow());
  }

  /** A client that keeps what it is to send. */
  private record Mailbox(List<PutEventsRequestEntry> sent) implements EventBridgeClient {
    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      sent.addAll(request.entries());
      return PutEventsResponse.builder().failedEntryCount(0).entries(List.of()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource
  void anEntry_bringsAFollower_onlyIfItNeedsOne_andIsAlwaysShown(Entry.Hop hop) throws Exception {
    String record = record("INSERT", hop);

    assertThat(passes("FollowTransition", record)).isEqualTo(hop == Entry.Hop.STREAM);
    assertThat(passes("ProjectReadModels", record)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoNewEntry_isSeenByNobody(Entry.Hop hop) throws Exception {
    assertThat(passes("FollowTransition", record("MODIFY", hop))).isFalse();
    assertThat(passes("ProjectReadModels", record("MODIFY", hop))).isFalse();
    assertThat(passes("ProjectReadModels", record("REMOVE", hop))).isFalse();
  }

  private static boolean passes(String function, String record) throws Exception {
    for (StreamTrigger trigger : TEMPLATE.functions().get(function).sources(StreamTrigger.class)) {
      for (String filter : trigger.filters()) {
        if (Ruler.matchesRule(record, filter)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The record of an entry as the adapter writes it. */
  private static String record(String eventName, Entry.Hop hop) {
    Definitions definitions = Definitions.of(workflow());
    Map<String, Object> image = new LinkedHashMap<>();
    new EntryCodec(definitions::get)
        .encode(entry(definitions, hop))
        .forEach(
            (name, value) -> {
              if (value.s() != null) {
                image.put(name, Map.of("S", value.s()));
              }
            });
    return Json.text(Map.of("eventName", eventName, "dynamodb", Map.of("NewImage", image)));
  }

  private static Entry entry(Definitions definitions, Entry.Hop hop) {
    var journal = new MemoryJournal();
    var railway =
        new Railway(
            definitions,
            journal,
            new MemoryWorkflows(1),
            new MemoryToDos(),
            new MemoryEventBus(),
            Pace.USUAL);
    Definition order = definitions.all().iterator().next();
    railway.start(order, placed(), new Still());
    Journal.Reading reading =
        journal.read(new WorkflowId(order.workflowId(placed())), 0, 1).getFirst();
    Entry first = ((Journal.Reading.Legible) reading).entry();
    return new Entry(
        first.id(),
        first.seq(),
        first.at(),
        first.by(),
        first.workflow(),
        first.facts(),
        first.standing(),
        hop);
  }

  private static OrderWorkflow workflow() {
    URI nobody = URI.create("http://127.0.0.1:9");
    var addresses = new Addresses(nobody, nobody, nobody, nobody, nobody);
    OrderSettings settings = OrderSettings.usual();
    return OrderWorkflow.of(
        addresses.partners(HttpClient::newHttpClient, settings.requestLimit()), settings);
  }

  /** A run that only writes. */
  private record Still() implements Invocation {
    @Override
    public String id() {
      return "still";
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Instant endsBy() {
      return Instant.EPOCH.plusSeconds(60);
    }

    @Override
    public <T> Called<T> call(Duration limit, Callable<T> request) {
      throw new AssertionError("Nobody is called when a workflow is started");
    }

    @Override
    public void pause(Duration wait) {}
  }
}
