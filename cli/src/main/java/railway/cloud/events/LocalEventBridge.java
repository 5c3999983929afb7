package railway.cloud.events;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import railway.cloud.access.Guard;
import railway.cloud.lambda.Functions;
import railway.cloud.wire.AwsError;
import railway.cloud.wire.AwsJsonServer;
import railway.cloud.wire.Json;

/**
 * The buses of one local cloud, and the endpoint that speaks PutEvents for them.
 *
 * <p>It refuses what EventBridge refuses, with one difference that is meant to help: an event for a
 * bus that does not exist is refused too, while EventBridge accepts it and drops it without a word.
 */
public final class LocalEventBridge implements AutoCloseable {
  /** EventBridge's limit for the entries of one request together, in bytes. */
  static final int LARGEST_REQUEST = 256 * 1024;

  private static final int MOST_ENTRIES = 10;

  private final Map<String, Bus> buses = new TreeMap<>();
  private final Surroundings around;
  private final AwsJsonServer server;

  private LocalEventBridge(
      Collection<String> names,
      List<EventRule> rules,
      Functions functions,
      Guard guard,
      Surroundings around,
      int port) {
    this.around = around;
    TreeSet<String> all = new TreeSet<>(names);
    all.add("default");
    rules.stream()
        .filter(rule -> !all.contains(rule.bus()))
        .findFirst()
        .ifPresent(
            homeless -> {
              throw new IllegalArgumentException(
                  "The rule "
                      + homeless.name()
                      + " is on the bus "
                      + homeless.bus()
                      + ", but the template has only "
                      + all
                      + ". Correct EventBusName in template.yaml");
            });
    all.forEach(
        name ->
            buses.put(
                name,
                new Bus(
                    rules.stream().filter(rule -> rule.bus().equals(name)).toList(),
                    functions,
                    around)));
    server =
        AwsJsonServer.start(
            new AwsJsonServer.Service(
                "events",
                "AWSEvents",
                "1.1",
                Map.of("PutEvents", this::putEvents),
                new BusAccess(guard)),
            port,
            around.ids(),
            around.log());
  }

  /** Starts the endpoint; port 0 lets the operating system choose. */
  public static LocalEventBridge start(
      Collection<String> buses,
      List<EventRule> rules,
      Functions functions,
      Guard guard,
      Surroundings around,
      int port) {
    return new LocalEventBridge(buses, rules, functions, guard, around, port);
  }

  /** The URL for {@code --endpoint-url}. */
  public URI address() {
    return server.address();
  }

  /**
   * Hears every event that a bus accepts, before PutEvents is answered and in that order. The
   * listener must be quick.
   */
  public Subscription subscribe(String bus, Consumer<BusEvent> listener) {
    return existing(bus).subscribe(listener);
  }

  private Bus existing(String name) {
    Bus bus = buses.get(name);
    if (bus == null) {
      throw new IllegalArgumentException(
          "There is no bus " + name + "; the local cloud has " + buses.keySet());
    }
    return bus;
  }

  /** How many deliveries have neither succeeded nor been given up. */
  public int pending() {
    return buses.values().stream().mapToInt(Bus::pending).sum();
  }

  private Map<String, Object> putEvents(Map<String, Object> request) {
    List<Entry> entries = entries(request);
    List<Object> results = new ArrayList<>();
    int refused = 0;
    for (Entry entry : entries) {
      switch (entry.judged(buses.keySet())) {
        case Entry.Judged.Valid valid -> results.add(Map.of("EventId", publish(entry, valid)));
        case Entry.Judged.Refused no -> {
          refused++;
          results.add(Map.of("ErrorCode", no.code(), "ErrorMessage", no.message()));
        }
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("FailedEntryCount", refused);
    answer.put("Entries", results);
    return answer;
  }

  private static List<Entry> entries(Map<String, Object> request) {
    List<Entry> entries =
        request.get("Entries") instanceof List<?> list
            ? list.stream().map(LocalEventBridge::entry).toList()
            : List.of();
    if (entries.isEmpty()) {
      throw AwsError.of(
          "ValidationException",
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw AwsError.of(
          "ValidationException",
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to "
              + MOST_ENTRIES);
    }
    int size = entries.stream().mapToInt(Entry::size).sum();
    if (size > LARGEST_REQUEST) {
      throw AwsError.of(
          "ValidationException",
          "Total size of the entries in the request is over the limit. They have "
              + size
              + " bytes; the limit is "
              + LARGEST_REQUEST
              + ".");
    }
    entries.forEach(Entry::time);
    return entries;
  }

  private static Entry entry(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return new Entry(Json.ofStrings(map));
    }
    throw AwsError.of("SerializationException", "An entry is not a JSON object");
  }

  private String publish(Entry entry, Entry.Judged.Valid valid) {
    BusEvent event =
        new BusEvent(
            around.ids().get(),
            entry.bus(),
            valid.source(),
            valid.detailType(),
            entry.time().orElseGet(around.clock()::instant),
            entry.resources(),
            valid.detail());
    existing(event.bus()).publish(event);
    return event.id();
  }

  @Override
  public void close() {
    server.close();
  }
}
