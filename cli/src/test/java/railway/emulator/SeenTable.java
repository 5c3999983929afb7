package railway.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import railway.cloud.template.TableSpec;
import railway.cloud.template.TableSpec.Projection;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What of a table can be seen from outside, in words that the template and the database share.
 *
 * @param indexes by name: their keys and what they copy
 */
record SeenTable(
    String name,
    String billing,
    List<String> key,
    Map<String, String> attributes,
    Map<String, String> indexes,
    Optional<String> stream) {

  static SeenTable of(TableSpec spec) {
    return new SeenTable(
        spec.name(),
        "PAY_PER_REQUEST",
        key(spec.key()),
        spec.attributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().name())),
        spec.indexes().stream()
            .collect(
                Collectors.toMap(
                    TableSpec.Index::name,
                    index -> key(index.key()) + " " + projection(index.projection()))),
        spec.stream().map(Enum::name));
  }

  private static List<String> key(TableSpec.Key key) {
    return key.sort()
        .map(sort -> List.of(key.partition() + " HASH", sort + " RANGE"))
        .orElse(List.of(key.partition() + " HASH"));
  }

  private static String projection(Projection projection) {
    return switch (projection) {
      case Projection.All all -> "ALL";
      case Projection.KeysOnly keysOnly -> "KEYS_ONLY";
      case Projection.Include include -> "INCLUDE " + include.attributes();
    };
  }

  static SeenTable of(TableDescription table) {
    return new SeenTable(
        table.tableName(),
        table.billingModeSummary().billingModeAsString(),
        key(table.keySchema()),
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString)),
        table.globalSecondaryIndexes().stream()
            .collect(
                Collectors.toMap(
                    GlobalSecondaryIndexDescription::indexName,
                    index -> key(index.keySchema()) + " " + projection(index.projection()))),
        Optional.ofNullable(table.streamSpecification())
            .filter(stream -> Boolean.TRUE.equals(stream.streamEnabled()))
            .map(stream -> stream.streamViewTypeAsString()));
  }

  private static List<String> key(List<KeySchemaElement> elements) {
    return elements.stream()
        .map(element -> element.attributeName() + " " + element.keyTypeAsString())
        .toList();
  }

  private static String projection(
      software.amazon.awssdk.services.dynamodb.model.Projection projection) {
    return projection.hasNonKeyAttributes()
        ? projection.projectionTypeAsString() + " " + projection.nonKeyAttributes()
        : projection.projectionTypeAsString();
  }
}
