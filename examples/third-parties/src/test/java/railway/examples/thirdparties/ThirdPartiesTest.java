package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThirdPartiesTest {
  private final Rig rig = new Rig();
  private final ThirdParties parties = rig.parties;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void allFive_listenOnLoopback_eachOnItsOwnPort() {
    assertThat(parties.all().stream().map(ThirdParty::uri).distinct())
        .hasSize(5)
        .allSatisfy(uri -> assertThat(uri.getHost()).isEqualTo("127.0.0.1"));
  }

  @Test
  void effects_areSummedUp_byServiceAndIdentifier() {
    rig.reserve("r1", "book");
    rig.reserve("r1", "book");
    rig.invoice("invoice-o1", 100);

    assertThat(parties.effects())
        .containsExactly(
            new EffectsMade("warehouse", "reservation", "r1", 2),
            new EffectsMade("biller", "invoice", "invoice-o1", 1));
    assertThat(rig.get(parties.warehouse(), "/_effects").answer().body())
        .isEqualTo(
            Map.of("service", "warehouse", "effects", Map.of("reservation", Map.of("r1", 2))));
  }

  @Test
  void shutPort_trulyRefuses_andOpensAgainAtTheSameAddress() throws IOException {
    Warehouse warehouse = parties.warehouse();
    URI before = warehouse.uri();
    rig.reserve("r1", "book");
    warehouse.shutPort();
    warehouse.shutPort();

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), before.getPort()))
        .isInstanceOf(ConnectException.class);
    warehouse.openPort();
    warehouse.openPort();
    assertThat(warehouse.uri()).isEqualTo(before);
    assertThat(rig.reserve("r2", "book").status()).isEqualTo(201);
    assertThat(warehouse.effects().of("reservation")).isEqualTo(Map.of("r1", 1, "r2", 1));
  }

  @Test
  void close_letsGoOfEveryPort_evenOfAShutOne() {
    List<URI> uris = parties.all().stream().map(ThirdParty::uri).toList();
    parties.courier().shutPort();
    parties.close();

    assertThat(uris)
        .allSatisfy(
            uri ->
                assertThatThrownBy(
                        () -> new Socket(InetAddress.getLoopbackAddress(), uri.getPort()))
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void request_isRefusedWithAReason_whenItCannotBeUnderstood() {
    Warehouse warehouse = parties.warehouse();
    warehouse.faults().throwNext(Fault.LOSE_REPLY);

    assertThat(rig.postText(warehouse, "/reservations", "{").get("error"))
        .asString()
        .contains("not JSON");
    assertThat(rig.postText(warehouse, "/reservations", "[1]").get("error"))
        .asString()
        .contains("not an object");
    assertThat(rig.postText(warehouse, "/reservations", "").get("error"))
        .asString()
        .contains("reservationId");
    assertThat(rig.postText(warehouse, "/reservations", "x".repeat((1 << 20) + 1)).get("error"))
        .asString()
        .contains("1 MiB");
    assertThat(rig.get(warehouse, "/nowhere").status()).isEqualTo(404);
    assertThat(rig.get(warehouse, "/nowhere").answer().body()).doesNotContainKey("found");
    assertThat(rig.get(warehouse, "/reservations").status()).isEqualTo(405);
    assertThat(warehouse.faults().thrown()).as("a malformed request meets no fault").isEmpty();
  }

  @Test
  void connection_carriesOneRequest() throws IOException {
    URI uri = parties.biller().uri();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /_effects HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .endsWith("{\"service\":\"biller\",\"effects\":{}}");
    }
  }

  @Test
  void pathParts_areDecoded() {
    rig.reserve("r 1/+ü", "book");

    assertThat(rig.get(parties.warehouse(), "/reservations/r%201%2F%2B%C3%BC").get("reservationId"))
        .isEqualTo("r 1/+ü");
  }

  @Test
  void scheduledAgenda_doesThingsLater_andNothingOnceItIsClosed() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (ScheduledAgenda agenda = new ScheduledAgenda()) {
      agenda.in(Duration.ofMillis(1), done::countDown);
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      agenda.in(Duration.ofHours(1), never::countDown);
    }
    ScheduledAgenda closed = new ScheduledAgenda();
    closed.close();
    closed.in(Duration.ZERO, never::countDown);

    assertThat(never.getCount()).isOne();
  }

  @Test
  void thirdParties_runInRealTime() {
    Pace quick =
        new Pace(
            Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));
    try (ThirdParties real = ThirdParties.start(rig.clock, Settings.calm().with(quick))) {
      real.mailGateway().faults().throwNext(Fault.TIME_OUT);
      Heard heard =
          rig.post(
              real.mailGateway(),
              "/mails",
              Map.of("to", "ann@example.org", "subject", "s", "body", "b", "reference", "m1"));

      assertThat(heard).isEqualTo(new Heard.Nothing());
      assertThat(real.effects()).isEmpty();
    }
  }
}
