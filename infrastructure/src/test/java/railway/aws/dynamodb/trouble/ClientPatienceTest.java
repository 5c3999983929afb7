package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.LocalDynamoDb;
import railway.store.Append;
import railway.store.Entries;
import railway.store.Journal;
import railway.store.Parcel;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How long a client of production insists, on time and in number. */
class ClientPatienceTest {
  private static final Duration VERY_LONG = Duration.ofSeconds(30);

  private static Journal journal(DynamoDbClient client) {
    return new DynamoDbJournal(
        name -> Optional.of(Parcel.DEFINITION),
        LocalDynamoDb.JOURNAL,
        LocalDynamoDb.enhanced(client));
  }

  /** Accepts every connection, and says nothing. */
  private static final class Silence implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> callers = new CopyOnWriteArrayList<>();

    Silence() throws IOException {
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try {
        while (true) {
          callers.add(server.accept());
        }
      } catch (IOException closed) {
        // over
      }
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() {
      try {
        server.close();
        for (Socket caller : callers) {
          caller.close();
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  @Test
  void aDatabaseThatNeverReplies_isStoreTrouble_afterThreeTimeOuts() throws IOException {
    try (Silence silence = new Silence()) {
      var http = UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(50)).build();
      Journal journal = journal(LocalDynamoDb.impatient(http, silence.address()));

      assertTimeoutPreemptively(
          VERY_LONG,
          () ->
              assertThatThrownBy(() -> journal.tail(new WorkflowId("silence")))
                  .isInstanceOf(StoreTrouble.class)
                  .hasMessageContaining("Read timed out"));

      assertThat(silence.callers).hasSize(3);
    }
  }

  @Test
  void theRetriesOfProduction_areThreeAttempts() {
    FaultMatrix matrix = new FaultMatrix();
    FaultyWire wire = new FaultyWire(FaultPlan.always(StorageFault.INTERNAL_ERROR), matrix);
    Journal journal = journal(LocalDynamoDb.patient(wire));

    assertThatThrownBy(
            () -> wire.during(StoreCall.TAIL, "", () -> journal.tail(new WorkflowId("three"))))
        .isInstanceOf(StoreTrouble.class);

    assertThat(matrix.times(StorageFault.INTERNAL_ERROR, StoreCall.TAIL)).isEqualTo(3);
  }

  @Test
  void inLongTrouble_theClientInsistsNoMore_andRecoversByItself() {
    FaultMatrix matrix = new FaultMatrix();
    FaultPlan twoHundredCalls =
        transmission ->
            transmission.occurrence() < 200
                ? Optional.of(StorageFault.REQUEST_LOST)
                : Optional.<StorageFault>empty();
    FaultyWire wire = new FaultyWire(twoHundredCalls, matrix);
    Journal journal = journal(LocalDynamoDb.tiring(wire));
    WorkflowId id = new WorkflowId("long-trouble");
    for (int call = 0; call < 199; call++) {
      assertThatThrownBy(() -> append(wire, journal, id)).isInstanceOf(StoreTrouble.class);
    }
    int before = matrix.times(StorageFault.REQUEST_LOST, StoreCall.APPEND);

    assertThatThrownBy(() -> append(wire, journal, id)).isInstanceOf(StoreTrouble.class);

    assertThat(matrix.times(StorageFault.REQUEST_LOST, StoreCall.APPEND)).isEqualTo(before + 1);
    assertThat(append(wire, journal, id)).isEqualTo(new Append.Appended());
  }

  private static Append append(FaultyWire wire, Journal journal, WorkflowId id) {
    return wire.during(
        StoreCall.APPEND, id.value(), () -> journal.append(Entries.started(id, "a")));
  }
}
