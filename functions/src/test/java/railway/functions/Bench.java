package railway.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import railway.aws.Json;
import railway.aws.dynamodb.EntryCodec;
import railway.decision.Fact;
import railway.engine.Definitions;
import railway.examples.common.Terms;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.Tail;
import railway.store.WorkflowId;

/** A house on ports in memory, and the ways in which AWS would call its functions. */
final class Bench {

  /** What an attempt may take; only a third party that hangs takes it. */
  static final Duration ATTEMPT = Duration.ofSeconds(1);

  /** A rejected input. */
  record Kept(String source, String reason, String received) {}

  final TestClock clock = new TestClock();
  final TroubledJournal journal = new TroubledJournal();
  final MemoryWorkflows workflows = new MemoryWorkflows(2);
  final MemoryToDos toDos = new MemoryToDos();
  final MemoryEventBus bus = new MemoryEventBus();
  final Queue<Kept> rejected = new ConcurrentLinkedQueue<>();
  final Queue<String> logged = new ConcurrentLinkedQueue<>();
  final Watched watched = new Watched();
  final Town town = new Town();
  final House house;
  final EntryCodec codec;
  private final AtomicInteger requests = new AtomicInteger();

  Bench() {
    Terms terms =
        new Terms(Duration.ofHours(1), ATTEMPT, 8, Duration.ofSeconds(10), Duration.ofMinutes(1));
    OrderSettings settings =
        new OrderSettings(
            terms,
            terms,
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofHours(72),
            Duration.ofHours(72));
    Definitions definitions =
        Definitions.of(OrderWorkflow.of(town.partners(), settings), new ParcelWorkflow());
    house =
        new House(
            definitions,
            new Ports(
                journal,
                workflows,
                toDos,
                bus,
                (source, reason, received) -> rejected.add(new Kept(source, reason, received)),
                watched),
            2,
            new LambdaPlatform(clock, () -> "n" + requests.incrementAndGet(), Duration.ZERO));
    codec = house.codec();
  }

  /** Calls a handler as Lambda does; the answer is what it wrote. */
  String call(RequestStreamHandler handler, String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TestContext context = new TestContext("request-" + requests.incrementAndGet(), logged);
    try {
      handler.handleRequest(
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Starts an order through its event. */
  WorkflowId order(String orderId) {
    call(new StartWorkflow(house), event("OrderPlaced", "shop", detail(orderId)));
    return new WorkflowId("order-" + orderId);
  }

  /** Brings the stream to both functions until nobody writes any more. */
  void settle() {
    int seen = 0;
    while (seen < journal.appended.size()) {
      List<Entry> entries = List.copyOf(journal.appended);
      List<Entry> fresh = entries.subList(seen, entries.size());
      seen = entries.size();
      call(new ProjectReadModels(house), batch(fresh));
      call(
          new FollowTransition(house),
          batch(fresh.stream().filter(e -> e.hop() == Entry.Hop.STREAM).toList()));
    }
  }

  /** An operator has to mend something before this workflow goes on. */
  void pause(WorkflowId id) {
    Entry newest = ((Tail.Facts) journal.tail(id)).newest();
    journal.append(
        new Entry(
            id,
            newest.seq() + 1,
            clock.instant(),
            "operator/0",
            newest.workflow(),
            List.of(new Fact.Paused("broken")),
            newest.standing(),
            Entry.Hop.NONE));
  }

  /** A batch whose records have the sequence numbers 100, 101, … */
  String batch(List<Entry> entries) {
    return batch(
        IntStream.range(0, entries.size())
            .mapToObj(i -> Images.inserted(Integer.toString(100 + i), codec.encode(entries.get(i))))
            .toArray(String[]::new));
  }

  static String batch(String... records) {
    return "{\"Records\": [" + String.join(",", records) + "]}";
  }

  static String event(String detailType, String source, String detail) {
    return """
        {"version": "0", "id": "event-1", "detail-type": "%s", "source": "%s",
         "account": "123456789012", "time": "2030-01-01T09:00:00Z", "region": "eu-central-1",
         "resources": [], "detail": %s}
        """
        .formatted(detailType, source, detail);
  }

  static String detail(String orderId) {
    return """
        {"orderId": "%s", "customerId": "customer-1", "email": "c@example.org",
         "address": "Street 1", "lines": [{"sku": "hat", "quantity": 1, "price": 12.5}],
         "total": 12.5}
        """
        .formatted(orderId);
  }

  List<String> events(WorkflowId id) {
    List<String> events = new ArrayList<>();
    for (Reading reading : journal.read(id, 0, 100)) {
      if (reading instanceof Reading.Legible(Entry entry)) {
        entry.arrival().ifPresent(a -> events.add(a.event().getClass().getSimpleName()));
      }
    }
    return events;
  }

  String reasons() {
    return rejected.stream().map(Kept::reason).collect(Collectors.joining("\n"));
  }

  static Tree json(String text) {
    if (Json.parse(text) instanceof Json.Reading.Parsed(var tree)) {
      return new Tree(tree);
    }
    throw new AssertionError("not JSON: " + text);
  }

  static String fixture(String name) {
    try (InputStream file = Bench.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
