package railway.functions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * DynamoDB as far as the adapters use it: quick, as picky as the real one about what an item may
 * be, and able to forget what was done since a mark. Anything else is refused.
 */
final class TablesInMemory implements DynamoDbClient {
  static final String JOURNAL = "Journal";
  static final String WORKFLOWS = "Workflows";
  static final String TO_DOS = "ToDos";

  private static final int MOST_BYTES = 400 * 1024;
  private static final int LONGEST_KEY = 2048;
  private static final int DEEPEST = 32;
  private static final int DIGITS = 38;
  private static final List<String> INDEXED =
      List.of("dueShard", "due", "position", "since", "assignee");

  /** A put that was done. */
  record Put(String table, String key, Map<String, AttributeValue> item) {}

  private record Undo(String table, String key, BigDecimal sort, Map<String, AttributeValue> was) {}

  private final Map<String, Map<String, TreeMap<BigDecimal, Map<String, AttributeValue>>>> tables =
      new HashMap<>();
  private final List<Undo> undo = new ArrayList<>();
  private final List<Put> puts = new ArrayList<>();

  TablesInMemory() {
    tables.put(JOURNAL, new HashMap<>());
    tables.put(WORKFLOWS, new HashMap<>());
    tables.put(TO_DOS, new HashMap<>());
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}

  /** What is there now is what {@link #rollback} comes back to. */
  synchronized void mark() {
    undo.clear();
    puts.clear();
  }

  synchronized void rollback() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      Undo step = undo.get(i);
      var partition = tables.get(step.table()).get(step.key());
      if (step.was().isEmpty()) {
        partition.remove(step.sort());
      } else {
        partition.put(step.sort(), step.was());
      }
    }
    mark();
  }

  /** The puts since the mark, planted items left out. */
  synchronized List<Put> puts(String table) {
    return puts.stream().filter(put -> put.table().equals(table)).toList();
  }

  /** The items of a partition, in the order of their numbers. */
  synchronized List<Map<String, AttributeValue>> items(String table, String key) {
    var partition = tables.get(table).get(key);
    return partition == null ? List.of() : List.copyOf(partition.values());
  }

  synchronized List<Map<String, AttributeValue>> all(String table) {
    return tables.get(table).values().stream()
        .flatMap(partition -> partition.values().stream())
        .toList();
  }

  /** Takes everything out of a partition. */
  synchronized void clear(String table, String key) {
    var partition = tables.get(table).getOrDefault(key, new TreeMap<>());
    List.copyOf(partition.keySet()).forEach(sort -> set(table, key, sort, Map.of()));
  }

  /** Puts an item there as somebody with a table browser would; false if no table takes it. */
  synchronized boolean plant(String table, Map<String, AttributeValue> item) {
    if (problem(table, item).isPresent()) {
      return false;
    }
    set(table, key(table, item), sort(table, item), stored(item));
    return true;
  }

  private void set(String table, String key, BigDecimal sort, Map<String, AttributeValue> item) {
    var partition = tables.get(table).computeIfAbsent(key, new_ -> new TreeMap<>());
    Map<String, AttributeValue> was =
        item.isEmpty() ? partition.remove(sort) : partition.put(sort, item);
    undo.add(new Undo(table, key, sort, was == null ? Map.of() : was));
  }

  private static String partitionKey(String table) {
    return table.equals(TO_DOS) ? "taskId" : "workflowId";
  }

  private static String key(String table, Map<String, AttributeValue> item) {
    return utf8(item.get(partitionKey(table)).s());
  }

  private static BigDecimal sort(String table, Map<String, AttributeValue> item) {
    return table.equals(JOURNAL)
        ? new BigDecimal(item.get("seq").n()).stripTrailingZeros()
        : BigDecimal.ZERO;
  }

  @Override
  public synchronized PutItemResponse putItem(PutItemRequest request) {
    String table = request.tableName();
    Map<String, AttributeValue> item = request.item();
    problem(table, item)
        .ifPresent(
            problem -> {
              throw DynamoDbException.builder().message("ValidationException: " + problem).build();
            });
    String key = key(table, item);
    BigDecimal sort = sort(table, item);
    var partition = tables.get(table).getOrDefault(key, new TreeMap<>());
    Map<String, AttributeValue> there = partition.get(sort);
    if (there != null && !replaces(request, there)) {
      throw ConditionalCheckFailedException.builder().message("The condition").item(there).build();
    }
    Map<String, AttributeValue> stored = stored(item);
    set(table, key, sort, stored);
    puts.add(new Put(table, key, stored));
    return PutItemResponse.builder().build();
  }

  /** The conditions of the adapters, for an item that is there. */
  private static boolean replaces(PutItemRequest request, Map<String, AttributeValue> there) {
    return switch (request.conditionExpression()) {
      case "attribute_not_exists(workflowId)", "attribute_not_exists(taskId)" -> false;
      case "attribute_not_exists(workflowId) OR seq < :seq" ->
          there.get("seq") != null
              && there.get("seq").n() != null
              && new BigDecimal(there.get("seq").n())
                      .compareTo(
                          new BigDecimal(request.expressionAttributeValues().get(":seq").n()))
                  < 0;
      case "attribute_not_exists(taskId) OR #status = :open" ->
          AttributeValue.fromS("open").equals(there.get("status"));
      case String other -> throw new UnsupportedOperationException(other);
    };
  }

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest request) {
    String key = utf8(request.key().get(partitionKey(request.tableName())).s());
    if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw DynamoDbException.builder().message("ValidationException: key").build();
    }
    var partition = tables.get(request.tableName()).getOrDefault(key, new TreeMap<>());
    return partition.isEmpty()
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(partition.firstEntry().getValue()).build();
  }

  /** All that a query finds is one page: the pages are not what is looked at here. */
  @Override
  public synchronized QueryResponse query(QueryRequest request) {
    List<String> conditions = List.of(request.keyConditionExpression().split(" AND "));
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    String sort =
        request.indexName() == null ? "seq" : request.indexName().equals("due") ? "due" : "since";
    for (Map<String, AttributeValue> item : all(request.tableName())) {
      if (item.containsKey(sort)
          && conditions.stream().allMatch(condition -> holds(condition, request, item))) {
        found.add(item);
      }
    }
    Comparator<Map<String, AttributeValue>> order =
        Comparator.comparing(item -> item.get(sort), TablesInMemory::compare);
    found.sort(Boolean.FALSE.equals(request.scanIndexForward()) ? order.reversed() : order);
    return QueryResponse.builder().items(found).build();
  }

  private static boolean holds(
      String condition, QueryRequest request, Map<String, AttributeValue> item) {
    List<String> parts = List.of(condition.trim().split(" "));
    AttributeValue found = item.get(request.expressionAttributeNames().get(parts.get(0)));
    AttributeValue wanted = request.expressionAttributeValues().get(parts.get(2));
    if (found == null) {
      return false;
    }
    int order = compare(found, wanted);
    return switch (parts.get(1)) {
      case "=" -> order == 0;
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      case String other -> throw new UnsupportedOperationException(other);
    };
  }

  private static int compare(AttributeValue one, AttributeValue other) {
    return one.s() == null
        ? new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()))
        : one.s().compareTo(utf8(other.s()));
  }

  /** What DynamoDB would not take. */
  private static Optional<String> problem(String table, Map<String, AttributeValue> item) {
    AttributeValue key = item.get(partitionKey(table));
    if (key == null || key.s() == null || !isKey(key)) {
      return Optional.of("the key");
    }
    if (table.equals(JOURNAL) && (item.get("seq") == null || item.get("seq").n() == null)) {
      return Optional.of("the sort key");
    }
    for (String name : table.equals(JOURNAL) ? List.<String>of() : INDEXED) {
      AttributeValue indexed = item.get(name);
      if (indexed != null && (indexed.s() == null || !isKey(indexed))) {
        return Optional.of("the key of an index, " + name);
      }
    }
    return item.values().stream()
        .flatMap(value -> problem(value, 1).stream())
        .findFirst()
        .or(() -> bytes(item) > MOST_BYTES ? Optional.of("the size") : Optional.empty());
  }

  private static boolean isKey(AttributeValue key) {
    return !key.s().isEmpty() && key.s().getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY;
  }

  private static Optional<String> problem(AttributeValue value, int level) {
    if (level > DEEPEST) {
      return Optional.of("nested too deep");
    }
    return switch (value.type()) {
      case N -> fits(value.n()) ? Optional.empty() : Optional.of("the number " + value.n());
      case NS ->
          value.ns().isEmpty() || !value.ns().stream().allMatch(TablesInMemory::fits)
              ? Optional.of("a set of numbers")
              : Optional.empty();
      case SS -> value.ss().isEmpty() ? Optional.of("an empty set") : Optional.empty();
      case BS -> value.bs().isEmpty() ? Optional.of("an empty set") : Optional.empty();
      case M -> first(value.m().values(), level);
      case L -> first(value.l(), level);
      case S, B, BOOL, NUL -> Optional.empty();
      case UNKNOWN_TO_SDK_VERSION -> Optional.of("nothing known");
    };
  }

  private static Optional<String> first(Iterable<AttributeValue> values, int level) {
    for (AttributeValue value : values) {
      Optional<String> problem = problem(value, level + 1);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static boolean fits(String number) {
    BigDecimal decimal = new BigDecimal(number).stripTrailingZeros();
    long exponent = (long) decimal.precision() - decimal.scale() - 1;
    return decimal.signum() == 0
        || (decimal.precision() <= DIGITS && exponent <= 125 && exponent >= -130);
  }

  private static long bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(field -> field.getKey().length() + bytes(field.getValue()))
        .sum();
  }

  private static long bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().length();
      case M -> bytes(value.m());
      case L -> value.l().stream().mapToLong(TablesInMemory::bytes).sum();
      case N, BOOL, NUL, SS, NS, B, BS, UNKNOWN_TO_SDK_VERSION -> 1;
    };
  }

  /** Text goes over the wire as UTF-8, where half a character is something else. */
  private static Map<String, AttributeValue> stored(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> stored = LinkedHashMap.newLinkedHashMap(item.size());
    item.forEach((name, value) -> stored.put(utf8(name), stored(value)));
    return stored;
  }

  private static AttributeValue stored(AttributeValue value) {
    return switch (value.type()) {
      case S -> AttributeValue.fromS(utf8(value.s()));
      case M -> AttributeValue.fromM(stored(value.m()));
      case L -> AttributeValue.fromL(value.l().stream().map(TablesInMemory::stored).toList());
      case N -> AttributeValue.fromN(number(value.n()));
      case NS -> AttributeValue.fromNs(value.ns().stream().map(TablesInMemory::number).toList());
      case BOOL, NUL, SS, B, BS, UNKNOWN_TO_SDK_VERSION -> value;
    };
  }

  /** Zeros at the end of a number are forgotten. */
  private static String number(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  private static String utf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
