package railway.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import railway.cloud.events.BusEvent;
import railway.cloud.events.Subscription;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.TemplateException;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A small stack with one of everything, started once: an event is written to a table, and its
 * stream announces it.
 */
class LocalCloudTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Greeting: {Type: String, Default: hello}
      Resources:
        Bus:
          Type: AWS::Events::EventBus
          Properties: {Name: notes}
        Notes:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            StreamSpecification: {StreamViewType: NEW_IMAGE}
        DeadLetters:
          Type: AWS::SQS::Queue
          Properties: {QueueName: dead-letters}
        Write:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: code.zip
            Handler: railway.cloud.LocalCloudTest$Write
            Timeout: 20
            Environment: {Variables: {TABLE: !Ref Notes, GREETING: !Ref Greeting}}
            EventInvokeConfig:
              MaximumRetryAttempts: 0
              DestinationConfig:
                OnFailure: {Type: SQS, Destination: !GetAtt DeadLetters.Arn}
            Events:
              Asked:
                Type: EventBridgeRule
                Properties:
                  EventBusName: !Ref Bus
                  Pattern: {detail-type: [NoteAsked]}
        Announce:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: code.zip
            Handler: railway.cloud.LocalCloudTest$Announce
            Timeout: 20
            Environment: {Variables: {BUS: !Ref Bus}}
            Events:
              Written:
                Type: DynamoDB
                Properties: {Stream: !GetAtt Notes.StreamArn, StartingPosition: TRIM_HORIZON, BatchSize: 10}
        Serve:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: code.zip
            Handler: railway.cloud.LocalCloudTest$Serve
            Timeout: 20
            Events:
              Called:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Method: GET, Path: "/notes/{id}"}
              Minutely:
                Type: ScheduleV2
                Properties: {ScheduleExpression: rate(1 minute), Input: '{"shard":"0"}'}
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              DefaultAuthorizer: Token
              Authorizers:
                Token:
                  IdentitySource: $request.header.Authorization
                  JwtConfiguration: {issuer: "https://local", audience: [notes]}
      """;

  @TempDir static Path folder;

  private static final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private static final List<BusEvent> heard = new CopyOnWriteArrayList<>();
  private static LocalCloud cloud;
  private static Subscription subscription;
  private static EventBridgeClient events;

  /** Writes what an event asks for; made as a function is: its client finds the cloud by itself. */
  public static final class Write implements RequestStreamHandler {
    private final Map<String, String> environment;

    public Write(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      Map<?, ?> detail = (Map<?, ?>) tree(in).get("detail");
      if (detail.get("id").equals("broken")) {
        throw new IllegalStateException("cannot be written");
      }
      try (DynamoDbClient tables =
          DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
        tables.putItem(
            request ->
                request
                    .tableName(environment.get("TABLE"))
                    .item(
                        Map.of(
                            "id",
                            AttributeValue.fromS((String) detail.get("id")),
                            "greeting",
                            AttributeValue.fromS(environment.get("GREETING")))));
      }
    }
  }

  /** Announces what was written. */
  public static final class Announce implements RequestStreamHandler {
    private final Map<String, String> environment;

    public Announce(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      try (EventBridgeClient bus =
          EventBridgeClient.builder()
              .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_EVENTBRIDGE")))
              .httpClient(UrlConnectionHttpClient.create())
              .build()) {
        for (Object record : (List<?>) tree(in).get("Records")) {
          Object image = ((Map<?, ?>) ((Map<?, ?>) record).get("dynamodb")).get("NewImage");
          PutEventsRequestEntry entry =
              PutEventsRequestEntry.builder()
                  .eventBusName(environment.get("BUS"))
                  .source("notes")
                  .detailType("NoteWritten")
                  .detail(Json.text(image))
                  .build();
          bus.putEvents(request -> request.entries(entry));
        }
      }
    }
  }

  /** Says who asks for what. */
  public static final class Serve implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      Map<String, Object> event = tree(in);
      out.write(
          Json.text(Map.of("asked", event.getOrDefault("pathParameters", event)))
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Path template = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    LocalCloudSettings settings =
        LocalCloudSettings.of(
                template, CloudLog.to(new PrintStream(logged, true, StandardCharsets.UTF_8)))
            .withParameters(Map.of("Greeting", "good morning"))
            .withCode(LocalCloudTest.class.getClassLoader());
    cloud = LocalCloud.start(settings);
    subscription = cloud.subscribe("notes", heard::add);
    events = EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  @AfterAll
  static void stop() {
    events.close();
    subscription.close();
    cloud.close();
    assertThat(System.getProperty("aws.endpointUrlDynamoDb")).isNull();
  }

  @Test
  void anEvent_goesThroughRuleFunctionTableStreamAndFunction_backToTheBus() throws Exception {
    put("{\"id\":\"1\"}");

    assertThat(cloud.awaitQuiet(GENEROUS)).isTrue();
    assertThat(heard)
        .filteredOn(event -> event.detailType().equals("NoteWritten"))
        .extracting(BusEvent::detail)
        .contains(Map.of("id", Map.of("S", "1"), "greeting", Map.of("S", "good morning")));
  }

  @Test
  void anEventThatItsFunctionCannotHandle_endsInTheQueueOfTheTemplate_andIsLogged()
      throws Exception {
    put("{\"id\":\"broken\"}");

    assertThat(cloud.awaitQuiet(GENEROUS)).isTrue();
    try (SqsClient sqs = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      String url = sqs.getQueueUrl(request -> request.queueName("dead-letters")).queueUrl();
      assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages().getFirst().body())
          .contains("RetriesExhausted", "cannot be written", "broken");
    }
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .contains("LocalCloudTest$Write.handleRequest");
  }

  @Test
  void theApi_wantsATokenOfThisCloud() throws Exception {
    String address = cloud.endpoints().api() + "/notes/7";
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest without = HttpRequest.newBuilder(URI.create(address)).build();
      HttpRequest with =
          HttpRequest.newBuilder(URI.create(address))
              .header(
                  "Authorization", "Bearer " + cloud.tokens().issue("anna", List.of("customer")))
              .build();

      assertThat(http.send(without, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(401);
      assertThat(http.send(with, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("{\"asked\":{\"id\":\"7\"}}");
    }
  }

  @Test
  void tick_letsTheSchedulesBeat() {
    assertThat(cloud.tick())
        .containsOnlyKeys("ServeMinutely")
        .allSatisfy(
            (name, end) ->
                assertThat(end)
                    .isInstanceOfSatisfying(
                        Invoked.Succeeded.class,
                        succeeded ->
                            assertThat(new String(succeeded.answer(), StandardCharsets.UTF_8))
                                .contains("\"shard\":\"0\"")));
  }

  @Test
  void everythingListensOnTheLoopbackInterface() {
    Endpoints endpoints = cloud.endpoints();

    assertThat(
            List.of(endpoints.dynamodb(), endpoints.events(), endpoints.queues(), endpoints.api()))
        .extracting(URI::getHost)
        .containsOnly("127.0.0.1");
    assertThat(endpoints.environment())
        .containsEntry("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamodb().toString())
        .containsEntry("AWS_REGION", "local");
  }

  @Test
  void givenAPortThatIsTaken_theStartFails_andNothingStaysBehind() {
    int taken = cloud.endpoints().api().getPort();
    LocalCloudSettings settings =
        LocalCloudSettings.of(folder.resolve("template.yaml"), CloudLog.silent())
            .withCode(LocalCloudTest.class.getClassLoader())
            .withPorts(new Ports(0, taken, 0, 0));

    assertThatThrownBy(() -> LocalCloud.start(settings))
        .hasMessageContaining("127.0.0.1:" + taken)
        .hasMessageContaining("give another one");
    assertThat(System.getProperty("aws.endpointUrlEventBridge"))
        .isEqualTo(cloud.endpoints().events().toString());
  }

  @Test
  void givenATemplateWithAnUnknownProperty_nothingIsStarted() throws Exception {
    Path template =
        Files.writeString(
            folder.resolve("unknown.yaml"),
            TEMPLATE.replace(
                "{QueueName: dead-letters}", "{QueueName: dead-letters, Colour: red}"));

    assertThatThrownBy(() -> LocalCloud.start(LocalCloudSettings.of(template, CloudLog.silent())))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Colour");
  }

  private static void put(String detail) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName("notes")
            .source("test")
            .detailType("NoteAsked")
            .detail(detail)
            .build();
    assertThat(events.putEvents(request -> request.entries(entry)).failedEntryCount()).isZero();
  }

  private static Map<String, Object> tree(InputStream in) throws IOException {
    return Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8)).orElseThrow();
  }
}
