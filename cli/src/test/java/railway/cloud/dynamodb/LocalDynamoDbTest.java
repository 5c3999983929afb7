package railway.cloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import railway.cloud.FaultPlan;
import railway.cloud.FaultPlan.Likelihood;
import railway.cloud.access.Guard;
import railway.cloud.template.TableSpec;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** What the database does besides being DynamoDB Local. */
class LocalDynamoDbTest {
  /** Without a stream: a process makes only one table that has one. */
  private static final TableSpec PLAIN = SharedDatabase.TEMPLATE.tables().get("ToDos");

  @Test
  void database_listensOnLoopbackOnly() throws IOException {
    int port = SharedDatabase.get().endpoint().getPort();
    assertThat(SharedDatabase.get().endpoint().getHost()).isEqualTo("127.0.0.1");
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    for (InetAddress other : others) {
      try (var socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 1000))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void portThatIsTaken_isSaid() {
    int taken = SharedDatabase.get().endpoint().getPort();
    assertThatThrownBy(() -> LocalDynamoDb.start(taken))
        .hasMessageContainingAll("127.0.0.1:" + taken, "choose another port");
  }

  @Test
  void write_wakesTheListener_andAReadDoesNot() {
    var wakes = new AtomicInteger();
    try (var database = LocalDynamoDb.start(0);
        var client = client(database)) {
      new TableProvisioner(database.tables()).provide(List.of(PLAIN));
      database.onWrite(wakes::incrementAndGet);
      client.getItem(request -> request.tableName("ToDos").key(item("a")));
      client.listTables();
      client.putItem(request -> request.tableName("ToDos").item(item("a")));
    }
    assertThat(wakes).hasValue(1);
  }

  @Test
  void lostReply_breaksTheConnection_butTheItemIsThere() {
    try (var database = faulty(new Likelihood(0, 0, Duration.ZERO, 0, 0, 1, 0, 0));
        var client = client(database)) {
      assertThatThrownBy(
              () ->
                  client.putItem(
                      request ->
                          request
                              .tableName("ToDos")
                              .item(item("a"))
                              .conditionExpression("attribute_not_exists(taskId)")))
          .isInstanceOf(SdkClientException.class);
      assertThat(client.scan(request -> request.tableName("ToDos")).items()).hasSize(1);
    }
  }

  @Test
  void throttledRequest_hasNoEffect() {
    try (var database = faulty(new Likelihood(0, 0, Duration.ZERO, 0, 1, 0, 0, 0));
        var client = client(database)) {
      assertThatThrownBy(
              () -> client.putItem(request -> request.tableName("ToDos").item(item("a"))))
          .isInstanceOf(ProvisionedThroughputExceededException.class);
      assertThat(client.scan(request -> request.tableName("ToDos")).items()).isEmpty();
    }
  }

  @Test
  void requestThatThePlanSpares_worksOnTheFaultyWire() {
    try (var database = LocalDynamoDb.start(0, FaultPlan.none(), Guard.ofNothing());
        var client = client(database)) {
      new TableProvisioner(database.tables()).provide(List.of(PLAIN));
      client.putItem(request -> request.tableName("ToDos").item(item("a")));
      assertThat(client.getItem(request -> request.tableName("ToDos").key(item("a"))).hasItem())
          .isTrue();
    }
  }

  private static LocalDynamoDb faulty(Likelihood likelihood) {
    var database = LocalDynamoDb.start(0, FaultPlan.seeded(1, likelihood), Guard.ofNothing());
    new TableProvisioner(database.tables()).provide(List.of(PLAIN));
    return database;
  }

  /** Does not retry, so that each fault is seen. */
  private static DynamoDbClient client(LocalDynamoDb database) {
    return SharedDatabase.client(database, "somebody", Region.EU_CENTRAL_1, 1);
  }

  private static Map<String, AttributeValue> item(String taskId) {
    return Map.of("taskId", AttributeValue.fromS(taskId));
  }
}
