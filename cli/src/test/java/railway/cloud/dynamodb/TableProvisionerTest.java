package railway.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import railway.cloud.template.TableSpec;
import railway.cloud.template.TableSpec.AttributeType;
import railway.cloud.template.TemplateException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The tables of the real template, seen through an ordinary client. */
class TableProvisionerTest {
  private static final DynamoDbClient CLIENT =
      SharedDatabase.client(SharedDatabase.get(), "somebody", Region.EU_CENTRAL_1);

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @Test
  void journal_hasItsKeysAndItsStream() {
    TableDescription journal = describe("Journal");
    assertThat(journal.keySchema())
        .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
        .containsExactly("workflowId HASH", "seq RANGE");
    assertThat(journal.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
    assertThat(journal.globalSecondaryIndexes()).isEmpty();
  }

  @Test
  void readModels_haveIndexesAndTimeToLive_butNoStream() {
    assertThat(describe("Workflows").globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrder("due", "position");
    assertThat(describe("ToDos").globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactly("assignee");
    for (String table : List.of("Workflows", "ToDos")) {
      var timeToLive =
          CLIENT.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
      assertThat(timeToLive.attributeName()).isEqualTo("expiresAt");
      assertThat(timeToLive.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
      assertThat(describe(table).latestStreamArn()).isNull();
    }
  }

  @Test
  void dueIndex_findsOnlyWhatIsDue() {
    for (String due : List.of("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")) {
      CLIENT.putItem(
          request ->
              request
                  .tableName("Workflows")
                  .item(
                      Map.of(
                          "workflowId", text("due-test-" + due),
                          "dueShard", text("due-test"),
                          "due", text(due))));
    }
    CLIENT.putItem(
        request ->
            request.tableName("Workflows").item(Map.of("workflowId", text("due-test-without"))));
    assertThat(
            CLIENT
                .query(
                    request ->
                        request
                            .tableName("Workflows")
                            .indexName("due")
                            .keyConditionExpression("dueShard = :shard AND due <= :now")
                            .expressionAttributeValues(
                                Map.of(
                                    ":shard", text("due-test"),
                                    ":now", text("2026-01-01T12:00:00Z"))))
                .items())
        .extracting(item -> item.get("workflowId").s())
        .containsExactly("due-test-2026-01-01T00:00:00Z");
  }

  @Test
  void provide_leavesTablesThatAreThere() {
    var created = describe("Journal").creationDateTime();
    new TableProvisioner(SharedDatabase.get().tables())
        .provide(SharedDatabase.TEMPLATE.tables().values());
    assertThat(describe("Journal").creationDateTime()).isEqualTo(created);
  }

  @Test
  void tables_areTheSameForEveryCredentialAndRegion() {
    CLIENT.putItem(
        request -> request.tableName("ToDos").item(Map.of("taskId", text("seen-by-everybody"))));
    try (var other = SharedDatabase.client(SharedDatabase.get(), "other", Region.US_EAST_1)) {
      assertThat(
              other
                  .getItem(
                      request ->
                          request
                              .tableName("ToDos")
                              .key(Map.of("taskId", text("seen-by-everybody"))))
                  .hasItem())
          .isTrue();
    }
  }

  @Test
  void tableThatDynamoDbRefuses_isNamed() {
    var broken =
        new TableSpec(
            "Broken",
            "Broken",
            Map.of("other", AttributeType.S),
            new TableSpec.Key("id", Optional.empty()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThatThrownBy(
            () -> new TableProvisioner(SharedDatabase.get().tables()).provide(List.of(broken)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Broken (AWS::DynamoDB::Table): DynamoDB refuses the table");
  }

  private static TableDescription describe(String table) {
    return CLIENT.describeTable(request -> request.tableName(table)).table();
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
