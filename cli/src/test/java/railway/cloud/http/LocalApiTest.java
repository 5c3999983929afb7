package railway.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import railway.cloud.Ids;
import railway.cloud.VirtualTime;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;

class LocalApiTest {
  private record Call(String function, Map<String, Object> event) {}

  private final VirtualTime time = new VirtualTime();
  private final LocalTokens tokens =
      new LocalTokens(new byte[32], "https://local", List.of("railway"), Duration.ofHours(1), time);
  private final ConcurrentLinkedDeque<Call> calls = new ConcurrentLinkedDeque<>();
  private Invoked answer =
      new Invoked.Succeeded(
          "{\"statusCode\":200,\"body\":\"done\"}".getBytes(StandardCharsets.UTF_8));
  private LocalApi api;
  private HttpClient http;

  @BeforeEach
  void start() {
    Functions functions =
        (function, payload) -> {
          calls.add(
              new Call(
                  function,
                  Json.object(new String(payload, StandardCharsets.UTF_8)).orElseThrow()));
          return answer;
        };
    List<Route> routes =
        List.of(
            new Route("GET", "/todos", "ListToDos", false),
            new Route("GET", "/todos/{taskId}", "ListToDos", false),
            new Route("GET", "/todos/mine", "ListMine", false),
            new Route("POST", "/todos/{taskId}/answer", "AnswerToDo", false),
            new Route("GET", "/health", "Health", true),
            new Route("ANY", "/files/{rest+}", "Files", true));
    api =
        LocalApi.start(
            routes, Optional.of(tokens), functions, 0, time, new Ids(), CloudLog.silent());
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    http.close();
    api.close();
  }

  @Test
  void givenAGoodToken_theFunctionGetsTheCallInFormat2_withTheClaimsAsStrings() throws Exception {
    HttpResponse<String> response =
        send(
            post("/todos/wait%2Ffor-1/answer?a=1&a=2&b=%20", "{\"choice\":\"yes\"}")
                .header("Content-Type", "application/json")
                .header("Authorization", bearer()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("done");
    Map<String, Object> event = calls.getFirst().event();
    assertThat(event)
        .containsEntry("version", "2.0")
        .containsEntry("routeKey", "POST /todos/{taskId}/answer")
        .containsEntry("rawQueryString", "a=1&a=2&b=%20")
        .containsEntry("queryStringParameters", Map.of("a", "1,2", "b", " "))
        .containsEntry("pathParameters", Map.of("taskId", "wait/for-1"))
        .containsEntry("body", "{\"choice\":\"yes\"}")
        .containsEntry("isBase64Encoded", false);
    assertThat(event.get("headers"))
        .asInstanceOf(MAP)
        .containsEntry("content-type", "application/json");
    Map<?, ?> context = (Map<?, ?>) event.get("requestContext");
    assertThat(context.get("http"))
        .asInstanceOf(MAP)
        .containsEntry("method", "POST")
        .containsEntry("sourceIp", "127.0.0.1");
    assertThat(context.get("time")).isEqualTo("01/Jan/2026:00:00:00 +0000");
    assertThat(((Map<?, ?>) ((Map<?, ?>) context.get("authorizer")).get("jwt")).get("claims"))
        .asInstanceOf(MAP)
        .containsEntry("sub", "anna")
        .containsEntry("scope", "customer support-agent")
        .containsEntry("exp", Long.toString(VirtualTime.START.plusSeconds(3600).getEpochSecond()));
  }

  @Test
  void givenNoToken_theCallIsRefused_andNothingIsInvoked() throws Exception {
    HttpResponse<String> response = send(get("/todos"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(why -> assertThat(why).contains("there is no header Authorization"));
    assertThat(calls).isEmpty();
  }

  @Test
  void givenAnExpiredToken_theCallIsRefused_withTheReasonInTheHeader() throws Exception {
    String token = bearer();
    time.advance(Duration.ofHours(2));

    HttpResponse<String> response = send(get("/todos").header("Authorization", token));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(why -> assertThat(why).contains("expired"));
    assertThat(calls).isEmpty();
  }

  @Test
  void givenAForgedToken_orAnotherScheme_theCallIsRefused() throws Exception {
    assertThat(send(get("/todos").header("Authorization", bearer() + "x")).statusCode())
        .isEqualTo(401);
    assertThat(send(get("/todos").header("Authorization", "Basic YTpi")).statusCode())
        .isEqualTo(401);
    assertThat(calls).isEmpty();
  }

  @Test
  void anOpenRoute_needsNoToken() throws Exception {
    assertThat(send(get("/health")).statusCode()).isEqualTo(200);
    assertThat(
            ((Map<?, ?>) calls.getFirst().event().get("requestContext")).containsKey("authorizer"))
        .isFalse();
  }

  @Test
  void aCall_goesToTheMostSpecificRoute() throws Exception {
    send(get("/todos").header("Authorization", bearer()));
    send(get("/todos/mine").header("Authorization", bearer()));
    send(get("/todos/1").header("Authorization", bearer()));
    send(get("/files/a/b"));

    assertThat(calls)
        .extracting(Call::function)
        .containsExactly("ListToDos", "ListMine", "ListToDos", "Files");
    assertThat(calls.getLast().event().get("pathParameters")).isEqualTo(Map.of("rest", "a/b"));
  }

  @Test
  void givenAGetOfAPostRoute_itIsNotFound_andNothingIsInvoked() throws Exception {
    assertThat(send(get("/todos/1/answer").header("Authorization", bearer())).statusCode())
        .isEqualTo(404);
    assertThat(send(get("/elsewhere")).statusCode()).isEqualTo(404);
    assertThat(send(get("/todos/").header("Authorization", bearer())).statusCode()).isEqualTo(200);
    assertThat(calls).extracting(Call::function).containsExactly("ListToDos");
  }

  @Test
  void givenABodyBeyondTheLimit_itIsRefused_andNothingIsInvoked() throws Exception {
    HttpResponse<String> response =
        send(
            post("/todos/1/answer", "x".repeat(LocalApi.LONGEST_BODY + 1))
                .header("Authorization", bearer()));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(calls).isEmpty();
  }

  @Test
  void givenABodyThatIsNoText_itTravelsInBase64() throws Exception {
    send(
        post("/todos/1/answer", "a=1")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", bearer()));

    assertThat(calls.getFirst().event())
        .containsEntry("isBase64Encoded", true)
        .containsEntry("body", "YT0x");
  }

  @Test
  void theAnswerOfAFunction_isSentAsItSays() throws Exception {
    answer =
        succeeded(
            "{\"statusCode\":409,\"headers\":{\"content-type\":\"application/json\",\"x-a\":\"b\"},\"body\":\"eyJhIjoxfQ==\",\"isBase64Encoded\":true}");

    HttpResponse<String> response = send(get("/health"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body()).isEqualTo("{\"a\":1}");
    assertThat(response.headers().allValues("content-type")).containsExactly("application/json");
    assertThat(response.headers().firstValue("x-a")).hasValue("b");
  }

  @Test
  void anAnswerWithoutAStatus_isTheBodyOfA200() throws Exception {
    answer = succeeded("{\"plain\":true}");

    HttpResponse<String> response = send(get("/health"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"plain\":true}");
  }

  @Test
  void troubleInAFunction_isNotShownToTheCaller() throws Exception {
    answer = new Invoked.Failed("java.lang.IllegalStateException", "secret");
    HttpResponse<String> failed = send(get("/health"));
    answer = new Invoked.TimedOut(Duration.ofSeconds(1));
    HttpResponse<String> late = send(get("/health"));
    answer = new Invoked.Throttled();
    HttpResponse<String> throttled = send(get("/health"));
    answer = succeeded("{\"statusCode\":\"many\"}");
    HttpResponse<String> malformed = send(get("/health"));

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    assertThat(late.statusCode()).isEqualTo(503);
    assertThat(throttled.statusCode()).isEqualTo(503);
    assertThat(malformed.statusCode()).isEqualTo(500);
  }

  @Test
  void aRouteThatNeedsATokenWithoutAnAuthorizer_isRefusedAtTheStart() {
    Route route = new Route("GET", "/todos", "ListToDos", false);

    assertThatThrownBy(
            () ->
                LocalApi.start(
                    List.of(route),
                    Optional.empty(),
                    (function, payload) -> answer,
                    0,
                    time,
                    new Ids(),
                    CloudLog.silent()))
        .hasMessageContaining("GET /todos")
        .hasMessageContaining("DefaultAuthorizer");
  }

  private static Invoked succeeded(String json) {
    return new Invoked.Succeeded(json.getBytes(StandardCharsets.UTF_8));
  }

  private String bearer() {
    return "Bearer " + tokens.issue("anna", List.of("customer", "support-agent"));
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(api.address() + path)).timeout(Duration.ofSeconds(30));
  }

  private HttpRequest.Builder post(String path, String body) {
    return get(path).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
