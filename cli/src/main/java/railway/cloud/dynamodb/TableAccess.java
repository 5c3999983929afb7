package railway.cloud.dynamodb;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import railway.cloud.access.Access;
import railway.cloud.template.LocalArn;
import railway.cloud.wire.Json;

/**
 * What a request to DynamoDB needs permission for. A request about several tables needs several.
 */
final class TableAccess {
  private static final Pattern TABLE_OF_A_STREAM = Pattern.compile(".*:table/([^/]+)/stream/.*");
  private static final Pattern PARTIQL =
      Pattern.compile(
          "(?is)\\s*(SELECT\\b.*?\\bFROM|INSERT\\s+INTO|UPDATE|DELETE\\s+FROM)\\s+\"?([\\w.-]+).*");

  private TableAccess() {}

  static List<Access> of(String operation, Map<String, Object> request) {
    return switch (operation) {
      case "BatchGetItem", "BatchWriteItem" ->
          request.get("RequestItems") instanceof Map<?, ?> tables
              ? tables.keySet().stream()
                  .map(table -> to(operation, LocalArn.tableNamed(last(table))))
                  .toList()
              : List.of(to(operation, "*"));
      case "TransactGetItems", "TransactWriteItems" ->
          maps(request, "TransactItems").flatMap(TableAccess::ofItem).toList();
      case "ExecuteStatement" -> List.of(ofPartiQl(request));
      case "BatchExecuteStatement" ->
          maps(request, "Statements").map(TableAccess::ofPartiQl).toList();
      case "ExecuteTransaction" ->
          maps(request, "TransactStatements").map(TableAccess::ofPartiQl).toList();
      default -> List.of(to(operation, resource(request)));
    };
  }

  private static Access to(String operation, String resource) {
    return Access.to("dynamodb:" + operation, resource);
  }

  private static String resource(Map<String, Object> request) {
    return Optional.ofNullable(request.get("TableName"))
        .map(
            table ->
                LocalArn.tableNamed(last(table))
                    + Optional.ofNullable(request.get("IndexName"))
                        .map(index -> "/index/" + index)
                        .orElse(""))
        .or(() -> Optional.ofNullable(request.get("StreamArn")).map(TableAccess::stream))
        .orElse("*");
  }

  /** The database gives its streams a time of birth; the template has them without. */
  private static String stream(Object arn) {
    Matcher matcher = TABLE_OF_A_STREAM.matcher(arn.toString());
    return matcher.matches() ? LocalArn.tableNamed(matcher.group(1)) + "/stream/local" : "*";
  }

  /** A table may be named by its ARN. */
  private static String last(Object table) {
    return table.toString().substring(table.toString().lastIndexOf('/') + 1);
  }

  private static Stream<Access> ofItem(Map<String, Object> item) {
    return item.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Map<?, ?>)
        .map(
            entry ->
                to(
                    entry.getKey().equals("ConditionCheck")
                        ? "ConditionCheckItem"
                        : entry.getKey() + "Item",
                    resource(Json.ofStrings((Map<?, ?>) entry.getValue()))));
  }

  private static Access ofPartiQl(Map<String, Object> request) {
    Matcher matcher = PARTIQL.matcher(String.valueOf(request.get("Statement")));
    if (!matcher.matches()) {
      return to("PartiQL", "*");
    }
    String verb = matcher.group(1).split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return to(
        "PartiQL" + Character.toUpperCase(verb.charAt(0)) + verb.substring(1),
        LocalArn.tableNamed(matcher.group(2)));
  }

  private static Stream<Map<String, Object>> maps(Map<String, Object> request, String name) {
    return request.get(name) instanceof List<?> items
        ? items.stream().filter(Map.class::isInstance).map(item -> Json.ofStrings((Map<?, ?>) item))
        : Stream.empty();
  }
}
