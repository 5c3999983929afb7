package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import railway.aws.Json;
import software.amazon.awssdk.metrics.publishers.emf.EmfMetricLoggingPublisher;

/** The world outside of the JVM of a {@link PrimingProbe} is one server, which counts. */
@Timeout(120)
class PrimingTest {
  private static final String CREDENTIALS =
      """
      {"AccessKeyId": "id", "SecretAccessKey": "key", "Token": "token",
       "Expiration": "2099-01-01T00:00:00Z"}
      """;
  private static final String NATIVE_LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final int MANY = 800;
  private static final int FEW = 100;

  @TempDir private Path folder;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer world;
  private List<?> records;

  /** What a probe said. */
  private record Said(List<String> askedBefore, Map<String, String> lines) {
    int loaded() {
      return Integer.parseInt(lines.get("loaded"));
    }
  }

  @BeforeEach
  void theWorldBegins() throws IOException {
    try (PrimingStage stage = new PrimingStage(SettingsTest.variables())) {
      stage.start();
      records =
          ((List<?>) stage.batch().get("Records"))
              .stream().filter(PrimingTest::isOfTheOrder).toList();
      Files.writeString(event(), Json.write(Map.of("Records", records)));
    }
    world = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    world.createContext("/", this::answer);
    world.start();
  }

  private static boolean isOfTheOrder(Object streamRecord) {
    return new Tree(streamRecord)
        .at("dynamodb", "NewImage", "workflow", "S")
        .text()
        .filter("order"::equals)
        .isPresent();
  }

  @AfterEach
  void theWorldEnds() {
    world.stop(0);
  }

  private Path event() {
    return folder.resolve("event.json");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    exchange.getRequestBody().readAllBytes();
    String what =
        target == null
            ? exchange.getRequestURI().getPath()
            : target.substring(target.indexOf('.') + 1);
    asked.add(what);
    byte[] reply =
        switch (what) {
          case "/credentials" -> CREDENTIALS.getBytes(StandardCharsets.UTF_8);
          case "Query" -> Json.write(page()).getBytes(StandardCharsets.UTF_8);
          default -> "{}".getBytes(StandardCharsets.UTF_8);
        };
    exchange.sendResponseHeaders(what.startsWith("/res") ? 409 : 200, reply.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(reply);
    }
  }

  private Map<String, Object> page() {
    List<Object> images =
        records.stream().map(each -> new Tree(each).at("dynamodb", "NewImage").value()).toList();
    return Map.of("Items", images, "Count", images.size(), "ScannedCount", images.size());
  }

  private Said probe(String... snapshot) throws IOException, InterruptedException {
    asked.clear();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
    if (snapshot.length > 0) {
      command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      command.add("-D" + NATIVE_LIBRARY + "=" + nativeLibrary());
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of(PrimingProbe.class.getName(), event().toString()));
    command.addAll(List.of(snapshot));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(variables());
    Process process = builder.start();
    List<String> askedBefore = List.of();
    Map<String, String> lines = new HashMap<>();
    try (BufferedReader reader = process.inputReader();
        OutputStream go = process.getOutputStream()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int blank = line.indexOf(' ');
        lines.put(blank < 0 ? line : line.substring(0, blank), line.substring(blank + 1));
        if (line.equals("ready")) {
          askedBefore = List.copyOf(asked);
          go.write('\n');
          go.flush();
        }
      }
    }
    assertThat(process.waitFor()).as("%s", lines).isZero();
    return new Said(askedBefore, lines);
  }

  /** With which Lambda's context forgets the addresses of hosts. */
  private Path nativeLibrary() throws IOException {
    Path copy = folder.resolve("libaws-lambda-jni.so");
    String machine =
        System.getProperty("os.arch").equals("aarch64") ? "linux-aarch_64" : "linux-x86_64";
    try (InputStream in =
        JniHelper.class.getResourceAsStream("/jni/libaws-lambda-jni.%s.so".formatted(machine))) {
      Files.copy(in, copy);
    }
    return copy;
  }

  /** As a function with snapshots has them: its credentials are asked for over HTTP. */
  private Map<String, String> variables() {
    String address = "http://127.0.0.1:" + world.getAddress().getPort();
    Map<String, String> variables = SettingsTest.variables();
    variables.replaceAll((name, value) -> name.endsWith("_URL") ? address : value);
    variables.put("AWS_REGION", "eu-central-1");
    for (String service : List.of("DYNAMODB", "EVENTBRIDGE", "SQS")) {
      variables.put("AWS_ENDPOINT_URL_" + service, address);
    }
    variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", address + "/credentials");
    variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");
    return variables;
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's context has native code for Linux only")
  void primed_theFirstEventFindsItsClassesLoaded_andNothingIsCalledOrKept() throws Exception {
    Said primed = probe("snapshot");
    Said plain = probe();

    assertThat(
            primed
                .lines()
                .get(
                    "{\"level\":\"INFO\",\"function\":\"unknown\",\"request\":\"priming\",\"what\":\"primed\"}"))
        .isNotNull();
    assertThat(primed.askedBefore()).isEmpty();
    assertThat(plain.askedBefore()).isEmpty();
    assertThat(primed.lines().get("threads")).isEqualTo(plain.lines().get("threads"));
    assertThat(primed.lines().get("connections")).isEqualTo("0");
    assertThat(asked).startsWith("/credentials", "Query", "PutItem", "/reservations");
    assertThat(primed.lines().get("answer")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(plain.loaded()).isGreaterThan(MANY);
    assertThat(primed.loaded()).isLessThan(FEW);
  }

  static Map<String, Priming.Paths> handlers() {
    return Map.of(
        "StartWorkflow",
        PrimingStage::start,
        "FollowTransition",
        PrimingStage::follow,
        "ProjectReadModels",
        PrimingStage::project,
        "WakeUp",
        PrimingStage::wakeUp,
        "AnswerToDo",
        PrimingStage::answer,
        "ListToDos",
        PrimingStage::list,
        "MeasureBacklog",
        PrimingStage::measure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StartWorkflow",
        "FollowTransition",
        "ProjectReadModels",
        "WakeUp",
        "AnswerToDo",
        "ListToDos",
        "MeasureBacklog"
      })
  void thePathsOfEachHandler_areWalkedToTheirEnd(String handler) {
    assertThat(primed(SettingsTest.variables(), handlers().get(handler)))
        .containsExactly(
            "{\"level\":\"INFO\",\"function\":\"F\",\"request\":\"priming\",\"what\":\"primed\"}\n");
  }

  @Test
  void whatGoesWrong_isLogged_andKeepsNoFunctionFromStarting() {
    assertThat(primed(Map.of(), PrimingStage::start)).singleElement().asString().contains("defect");
    assertThat(
            primed(
                SettingsTest.variables(),
                stage -> {
                  throw new NoClassDefFoundError("gone");
                }))
        .singleElement()
        .asString()
        .contains("NoClassDefFoundError");
  }

  @Test
  void theJournalOfTheStage_tellsAWholeStory() throws Exception {
    try (PrimingStage stage = new PrimingStage(SettingsTest.variables())) {
      stage.follow();

      assertThat(Json.write(stage.batch()))
          .contains("\"Started\"", "\"Attempted\"", "\"Transitioned\"", "\"Ended\"");
    }
  }

  @Test
  void whatIsMeasuredOnTheWay_isCountedByNobody() {
    Logger metrics = Logger.getLogger(EmfMetricLoggingPublisher.class.getName());
    Counter counter = new Counter();
    metrics.addHandler(counter);
    try {
      primed(SettingsTest.variables(), PrimingStage::project);
      assertThat(counter.lines).isZero();
      new EmfMeasures("railway-test").count(Metric.DEFECTS);
      assertThat(counter.lines).as("afterwards it is").isOne();
    } finally {
      metrics.removeHandler(counter);
    }
  }

  private static final class Counter extends Handler {
    private int lines;

    @Override
    public void publish(LogRecord message) {
      lines++;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static List<String> primed(Map<String, String> variables, Priming.Paths paths) {
    List<String> lines = new ArrayList<>();
    new Priming(variables, paths, new Log(new PrimingContext("F", lines::add)))
        .beforeCheckpoint(null);
    return lines;
  }
}
