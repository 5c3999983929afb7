package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import railway.cloud.wire.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Only the printed lines are used: what a newcomer does in another terminal. */
class UpCommandTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);

  @Test
  void thePrintedLines_placeAnOrder_listItsToDo_answerIt_andTheOutcomeIsShown() throws Exception {
    QuietLogs.arrange();
    StringWriter out = new StringWriter();
    FutureTask<Integer> up =
        new FutureTask<>(
            () ->
                RailwayCommand.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .execute("up", "--port", "0"));
    Thread thread = Thread.ofPlatform().name("up").start(up);
    try (HttpClient http = HttpClient.newHttpClient()) {
      await(() -> out.toString(), text -> text.contains("Running."));
      List<String> lines = out.toString().lines().toList();
      List<String> exports = lines.stream().filter(line -> line.startsWith("export ")).toList();

      putEvents(ShellLine.of(line(lines, "put-events", "rare-vase"), exports));
      ShellLine list = ShellLine.of(line(lines, "$CUSTOMER", "/todos"), exports);
      String listed = await(() -> call(http, list).body(), body -> body.contains("product-2"));
      assertThat(listed).contains("AskAboutMissingProduct", "\"open\"");

      ShellLine answer =
          ShellLine.of(line(lines, "-X POST", "ask-about-missing-product-2/answer"), exports);
      assertThat(call(http, answer).body()).contains("\"accepted\":true", "OrderCancelled");
      await(
          () -> out.toString(),
          text -> text.contains("OrderCancelled announced by railway:order-2"));
      payTooLate(http, lines, exports, list);
      await(
          () -> out.toString(),
          text -> text.contains("PaymentReturned announced by railway:refund-attempt-4-1"));
      verify(ShellLine.of(line(lines, "dynamodb scan", "Workflows"), exports));

      thread.interrupt();
      assertThat(up.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isZero();
      assertThatThrownBy(() -> call(http, list)).isInstanceOf(ConnectException.class);
    } finally {
      thread.interrupt();
      thread.join(GENEROUS);
    }
  }

  @Test
  void aPortInUse_isNamed_withAWayOn() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Ran ran = Ran.command("up", "--port", "0", "--dynamodb-port", port);

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err())
          .contains("127.0.0.1:" + port, "railway up --port")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void portsBeyondTheLast_areRefused() {
    Ran ran = Ran.command("up", "--port", "65535");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--port takes 0 to");
  }

  /** Chaining: the order announces a late result, and a rule begins the refund. */
  private static void payTooLate(
      HttpClient http, List<String> lines, List<String> exports, ShellLine customers)
      throws Exception {
    ShellLine providers = ShellLine.of(line(lines, "$PROVIDER", "/todos"), exports);
    putEvents(ShellLine.of(line(lines, "put-events", "\\\"orderId\\\":\\\"4\\\""), exports));
    await(() -> call(http, providers).body(), body -> body.contains("receive-payment-4"));
    call(http, ShellLine.of(line(lines, "attempt-4-1/pay", "empty"), exports));
    await(() -> call(http, customers).body(), body -> body.contains("on-payment-4"));
    call(http, ShellLine.of(line(lines, "attempt-4-1/pay", "good"), exports));
  }

  private static void verify(ShellLine dynamodb) {
    String endpoint = dynamodb.after("--endpoint-url");

    Ran one = Ran.command("verify", "order-2", "--endpoint", endpoint);
    assertThat(one.out())
        .contains(
            "Reserve stock (reserve-stock-2): accepted; happened at least 1, at most 1 times",
            "Ask about missing product (ask-about-missing-product-2): decided by ada",
            "Legal: ")
        .doesNotContain("✗");
    assertThat(one.exitCode()).isZero();

    Ran all = Ran.command("verify", "--all", "--endpoint", endpoint);
    assertThat(all.out()).contains("All legal: 3 journals legal");
    assertThat(all.exitCode()).isZero();
  }

  private static String line(List<String> lines, String... parts) {
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .filter(line -> List.of(parts).stream().allMatch(line::contains))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No line has " + List.of(parts)));
  }

  private static void putEvents(ShellLine line) {
    Map<String, Object> entry =
        Json.object("{\"entries\":" + line.after("--entries") + "}")
            .map(tree -> (List<?>) tree.get("entries"))
            .map(entries -> Json.ofStrings((Map<?, ?>) entries.getFirst()))
            .orElseThrow();
    try (EventBridgeClient client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create(line.after("--endpoint-url")))
            .region(Region.of("local"))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      PutEventsRequestEntry request =
          PutEventsRequestEntry.builder()
              .eventBusName((String) entry.get("EventBusName"))
              .source((String) entry.get("Source"))
              .detailType((String) entry.get("DetailType"))
              .detail((String) entry.get("Detail"))
              .build();
      assertThat(client.putEvents(put -> put.entries(request)).failedEntryCount()).isZero();
    }
  }

  private static HttpResponse<String> call(HttpClient http, ShellLine line)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(line.address()));
    for (String header : line.allAfter("-H")) {
      request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    if (line.arguments().contains("-d")) {
      request.POST(BodyPublishers.ofString(line.after("-d")));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String await(Callable<String> question, Predicate<String> enough)
      throws Exception {
    Instant end = Instant.now().plus(GENEROUS);
    String answer = question.call();
    while (!enough.test(answer)) {
      assertThat(Instant.now()).as("still: %s", answer).isBefore(end);
      Thread.sleep(20);
      answer = question.call();
    }
    return answer;
  }
}
