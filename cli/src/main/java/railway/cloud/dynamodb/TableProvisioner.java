package railway.cloud.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import railway.cloud.template.TableSpec;
import railway.cloud.template.TemplateException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Makes the tables of a template: keys, indexes, stream and time to live. */
public record TableProvisioner(DynamoDbClient tables) {

  /**
   * Makes those tables that are not there yet. A table that is there stays as it is.
   *
   * @throws TemplateException when DynamoDB refuses a table
   */
  public void provide(Collection<TableSpec> specs) {
    Set<String> existing = new HashSet<>(tables.listTables().tableNames());
    specs.stream().filter(spec -> !existing.contains(spec.name())).forEach(this::create);
  }

  private void create(TableSpec spec) {
    try {
      tables.createTable(request(spec));
      spec.timeToLive()
          .ifPresent(
              attribute ->
                  tables.updateTimeToLive(
                      update ->
                          update
                              .tableName(spec.name())
                              .timeToLiveSpecification(
                                  ttl -> ttl.enabled(true).attributeName(attribute))));
    } catch (DynamoDbException refused) {
      throw new TemplateException(
          spec.logicalId()
              + " (AWS::DynamoDB::Table): DynamoDB refuses the table: "
              + refused.getMessage()
              + " Mend the table in the template.",
          refused);
    }
  }

  private static CreateTableRequest request(TableSpec spec) {
    var request =
        CreateTableRequest.builder()
            .tableName(spec.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keySchema(spec.key()))
            .attributeDefinitions(
                spec.attributes().entrySet().stream()
                    .map(
                        attribute ->
                            AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(
                                    ScalarAttributeType.fromValue(attribute.getValue().name()))
                                .build())
                    .toList());
    if (!spec.indexes().isEmpty()) {
      request.globalSecondaryIndexes(spec.indexes().stream().map(TableProvisioner::index).toList());
    }
    spec.stream()
        .ifPresent(
            view ->
                request.streamSpecification(
                    stream ->
                        stream
                            .streamEnabled(true)
                            .streamViewType(StreamViewType.fromValue(view.name()))));
    return request.build();
  }

  private static GlobalSecondaryIndex index(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keySchema(index.key()))
        .projection(projection(index.projection()))
        .build();
  }

  private static Projection projection(TableSpec.Projection projection) {
    return switch (projection) {
      case TableSpec.Projection.All all ->
          Projection.builder().projectionType(ProjectionType.ALL).build();
      case TableSpec.Projection.KeysOnly keysOnly ->
          Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
      case TableSpec.Projection.Include include ->
          Projection.builder()
              .projectionType(ProjectionType.INCLUDE)
              .nonKeyAttributes(include.attributes())
              .build();
    };
  }

  private static List<KeySchemaElement> keySchema(TableSpec.Key key) {
    var schema = new ArrayList<KeySchemaElement>();
    schema.add(element(key.partition(), KeyType.HASH));
    key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
