package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import railway.aws.Json;
import railway.contract.Contract;
import railway.contract.Samples;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import railway.workflow.Event;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A house of its own, with made-up credentials and a {@link StandIn} in place of everything
 * outside, on which a handler's paths are walked and nothing is counted. Nothing of it is shared
 * with the house of the real handler, and nothing of it is left when it is closed.
 */
final class PrimingStage implements AutoCloseable {
  private static final int SEEDS = 12;
  private static final List<String> SERVICES = List.of("DYNAMODB", "EVENTBRIDGE", "SQS");
  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("priming", "priming"));

  private final StandIn standIn;
  private final Aws aws;
  private final Deployment workflows;
  private final LibraryLog.Silence silence;
  private final House house;

  /** Sets the stage, with the settings of this environment. */
  PrimingStage(Map<String, String> environment) throws IOException {
    this.standIn = new StandIn(new Environment(environment).text("JOURNAL_TABLE"));
    Environment elsewhere = new Environment(elsewhere(environment, standIn.address()));
    this.aws = new Aws(elsewhere, NOBODY);
    this.workflows = Deployment.of(elsewhere, PrimingStage.class.getClassLoader());
    this.house = House.build(elsewhere, aws, workflows.definitions());
    this.silence = LibraryLog.withoutMetrics();
  }

  /** Whatever is an address leads to the stand-in, and nobody waits for a next attempt. */
  private static Map<String, String> elsewhere(Map<String, String> environment, String address) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.replaceAll((name, value) -> name.endsWith("_URL") ? address : value);
    variables.putIfAbsent("AWS_REGION", "us-east-1");
    variables.put("WAIT_IN_PLACE", "PT0S");
    SERVICES.forEach(service -> variables.put("AWS_ENDPOINT_URL_" + service, address));
    return variables;
  }

  /** Begins a made-up instance of each workflow. */
  void start() throws IOException {
    for (String name : house.definitions().triggerNames()) {
      Optional<Object> detail = house.definitions().trigger(name).flatMap(PrimingStage::sample);
      if (detail.isPresent()) {
        play(
            new StartWorkflow(house),
            Map.of("id", name, "source", "priming", "detail-type", name, "detail", detail.get()));
      }
    }
  }

  private static <E extends Event> Optional<Object> sample(Class<E> trigger) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> Samples.of(trigger, seed))
        .flatMap(Optional::stream)
        .findFirst()
        .map(event -> Contract.of(trigger).write(event));
  }

  /** Goes on with them: the first time until the third party answers, then to announce the end. */
  void follow() throws IOException {
    start();
    play(new FollowTransition(house), batch());
    play(new FollowTransition(house), batch());
  }

  /** Shows them in the read models. */
  void project() throws IOException {
    start();
    play(new ProjectReadModels(house), batch());
  }

  /** Goes on with them, and makes a round in which nothing is due. */
  void wakeUp() throws IOException {
    follow();
    play(new WakeUp(house), Map.of("shard", "0"));
  }

  /** Goes on with them, and answers a To-Do that is not there. */
  void answer() throws IOException {
    follow();
    play(
        new AnswerToDo(house),
        call("POST", Map.of("pathParameters", Map.of("taskId", "priming"), "body", "{}")));
  }

  /** Lists the To-Dos of somebody who has none, and reads one that is not there. */
  void list() throws IOException {
    play(new ListToDos(house), call("GET", Map.of()));
    play(new ListToDos(house), call("GET", Map.of("pathParameters", Map.of("taskId", "priming"))));
  }

  /** Counts what waits, and finds nothing. */
  void measure() throws IOException {
    play(new MeasureBacklog(house), Map.of());
  }

  private static Map<String, Object> call(String method, Map<String, Object> more) {
    Map<String, Object> event = new HashMap<>(more);
    event.put(
        "requestContext",
        Map.of(
            "http",
            Map.of("method", method),
            "authorizer",
            Map.of("jwt", Map.of("claims", Map.of("sub", "priming", "scope", "priming")))));
    return event;
  }

  /** What the journal's stream would bring: all entries, oldest first. */
  Map<String, Object> batch() {
    return Map.of("Records", standIn.items().stream().map(PrimingStage::streamRecord).toList());
  }

  private static Map<String, Object> streamRecord(Object item) {
    return Map.of(
        "eventName", "INSERT", "dynamodb", Map.of("SequenceNumber", "1", "NewImage", item));
  }

  private static void play(RequestStreamHandler handler, Map<String, Object> input)
      throws IOException {
    Context context = new PrimingContext("priming", line -> {});
    handler.handleRequest(
        new ByteArrayInputStream(Json.write(input).getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        context);
  }

  /** Closes every client, waits for their threads, and takes the stand-in away. */
  @Override
  public void close() throws IOException {
    aws.close();
    workflows.close();
    silence.close();
    standIn.close();
  }
}
