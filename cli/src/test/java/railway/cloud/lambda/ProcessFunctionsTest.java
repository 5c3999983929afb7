package railway.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import railway.cloud.FaultPlan;
import railway.cloud.Ids;
import railway.cloud.template.AsyncInvocation;
import railway.cloud.template.FunctionSpec;
import railway.cloud.wire.CloudLog;

/** Real processes, which really die. */
@EnabledOnOs(OS.LINUX)
class ProcessFunctionsTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final String SAYS_IT_RUNS = "it runs";

  @TempDir private static Path folder;
  private static SandboxImage image;

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final CountDownLatch running = new CountDownLatch(1);
  private final List<ProcessFunctions> hosts = new ArrayList<>();

  /** Answers with a variable, its process, and what came in; throws what it does not understand. */
  public static final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (said.equals("throw")) {
        throw new IllegalStateException("no table");
      }
      String name = context.getFunctionName() + " " + System.getenv("TABLE");
      out.write(
          (name + " " + ProcessHandle.current().pid() + " " + said)
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Says that it runs, and goes on until it is killed. */
  public static final class Endless implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      context.getLogger().log(SAYS_IT_RUNS + "\n");
      while (true) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException ignored) {
          // an interrupt is not SIGKILL
        }
      }
    }
  }

  /** Cannot be made. */
  public static final class Broken implements RequestStreamHandler {
    public Broken() {
      throw new IllegalStateException("JOURNAL_TABLE is not set");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
  }

  /** A host of its own, which starts a sandbox, says its process id, and waits to be killed. */
  static final class Host {
    public static void main(String[] arguments) throws Exception {
      SandboxImage image = SandboxImage.prepare();
      ProcessFunctions functions =
          new ProcessFunctions(
              List.of(sandboxed("Echo", Echo.class.getName(), GENEROUS, Path.of(arguments[0]))),
              image,
              FaultPlan.none(),
              InstantSource.system(),
              new Ids(),
              CloudLog.silent());
      System.out.println(text(functions.invoke("Echo", "".getBytes(StandardCharsets.UTF_8))));
      new CountDownLatch(1).await();
    }
  }

  @BeforeAll
  static void prepare() throws IOException {
    for (Class<?> handler : List.of(Echo.class, Endless.class, Broken.class)) {
      String file = handler.getName().replace('.', '/') + ".class";
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      try (InputStream in =
          Objects.requireNonNull(handler.getClassLoader().getResourceAsStream(file))) {
        Files.copy(in, copy);
      }
    }
    image = SandboxImage.prepare();
  }

  @AfterAll
  static void remove() {
    image.close();
  }

  @AfterEach
  void noSandboxIsLeft() {
    hosts.forEach(ProcessFunctions::close);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aSandbox_seesTheVariablesOfTheTemplate_andIsUsedAgain_evenAfterAnException() {
    ProcessFunctions functions = host(sandboxed("Echo", Echo.class.getName(), GENEROUS, folder));
    retireTheFirst(functions);

    String first = text(invoke(functions, "Echo", "1"));
    assertThat(first).startsWith("Echo the-table ").endsWith(" 1");
    assertThat(invoke(functions, "Echo", "throw"))
        .isEqualTo(new Invoked.Failed("java.lang.IllegalStateException", "no table"));

    assertThat(pid(text(invoke(functions, "Echo", "2")))).isEqualTo(pid(first));
    assertThat(functions.begun()).isEqualTo(4);
    assertThat(functions.running()).isZero();
  }

  @Test
  void aSandboxThatDies_failsItsInvocation_andTheNextOneGetsAnother() throws Exception {
    ProcessFunctions functions =
        host(sandboxed("Endless", Endless.class.getName(), GENEROUS, folder));
    CompletableFuture<Invoked> invoked = async(functions, "Endless");
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();

    kill(functions.sandboxes("Endless").getFirst());

    assertThat(invoked.get(60, TimeUnit.SECONDS))
        .isEqualTo(
            new Invoked.Failed("Runtime.ExitError", "Runtime exited with error: signal: killed"));
    assertThat(log()).contains("[Endless] Runtime.ExitError: Runtime exited");
  }

  @Test
  void aSandboxThatDiesWhileItIsIdle_isReplacedUnseen() {
    ProcessFunctions functions = host(sandboxed("Echo", Echo.class.getName(), GENEROUS, folder));
    retireTheFirst(functions);
    long first = pid(text(invoke(functions, "Echo", "1")));

    kill(first);

    assertThat(pid(text(invoke(functions, "Echo", "2")))).isNotEqualTo(first);
  }

  @Test
  void aFunctionThatRunsOutOfTime_isKilled_whateverItThinksOfInterrupts() throws Exception {
    Duration limit = Duration.ofMillis(500);
    ProcessFunctions functions = host(sandboxed("Endless", Endless.class.getName(), limit, folder));
    CompletableFuture<Invoked> invoked = async(functions, "Endless");
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();

    assertThat(invoked.get(60, TimeUnit.SECONDS)).isEqualTo(new Invoked.TimedOut(limit));
    assertThat(functions.sandboxes("Endless")).isEmpty();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(log()).contains("[Endless] Task timed out after 0.50 seconds");
  }

  @Test
  void aHandlerThatCannotBeMade_isAFailure_thatSaysWhyAndWhatToMend() {
    ProcessFunctions functions =
        host(
            sandboxed("Broken", Broken.class.getName(), GENEROUS, folder),
            sandboxed("Missing", "railway.functions.Nowhere", GENEROUS, folder));

    assertThat(invoke(functions, "Broken", ""))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
              assertThat(failed.message()).contains("JOURNAL_TABLE is not set", "template.yaml");
            });
    assertThat(invoke(functions, "Missing", ""))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            failed ->
                assertThat(failed.message())
                    .contains("railway.functions.Nowhere", "Missing", "Correct Handler"));
  }

  @Test
  void givenAPlanThatKillsAfterwards_theProcessIsReallyKilled() {
    FaultPlan after =
        FaultPlan.seeded(1, new FaultPlan.Likelihood(0, 0, Duration.ZERO, 0, 0, 0, 0, 1));
    ProcessFunctions functions =
        host(after, sandboxed("Echo", Echo.class.getName(), GENEROUS, folder));

    assertThat(invoke(functions, "Echo", ""))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            died -> assertThat(died.errorType()).isEqualTo("Runtime.ExitError"));
    assertThat(functions.sandboxes("Echo")).isEmpty();
  }

  @Test
  void closing_killsWhatIsRunning_andLaterInvocationsFail() throws Exception {
    ProcessFunctions functions =
        host(sandboxed("Endless", Endless.class.getName(), GENEROUS, folder));
    CompletableFuture<Invoked> invoked = async(functions, "Endless");
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();

    functions.close();

    assertThat(ProcessHandle.current().children()).isEmpty();
    for (Invoked end :
        List.of(invoked.get(60, TimeUnit.SECONDS), invoke(functions, "Endless", ""))) {
      assertThat(end)
          .isInstanceOfSatisfying(
              Invoked.Failed.class,
              stopped -> assertThat(stopped.errorType()).isEqualTo("Runtime.Stopped"));
    }
  }

  @Test
  void whenTheHostIsKilled_itsSandboxesDieToo() throws Exception {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder, // it cannot clean up after itself
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = host.inputReader()) {
      long sandbox = pid(lines.readLine());

      host.destroyForcibly();

      ProcessHandle.of(sandbox)
          .ifPresent(left -> left.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void givenAFunctionThatTheTemplateDoesNotHave_theErrorNamesThoseItHas() {
    ProcessFunctions functions = host(sandboxed("Echo", Echo.class.getName(), GENEROUS, folder));

    assertThatThrownBy(() -> invoke(functions, "Elsewhere", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Elsewhere")
        .hasMessageContaining("Echo");
  }

  private ProcessFunctions host(Sandboxed... functions) {
    return host(FaultPlan.none(), functions);
  }

  private ProcessFunctions host(FaultPlan faults, Sandboxed... functions) {
    CloudLog lines = CloudLog.to(new PrintStream(logged, true, StandardCharsets.UTF_8));
    ProcessFunctions host =
        new ProcessFunctions(
            List.of(functions),
            image,
            faults,
            InstantSource.system(),
            new Ids(),
            new CloudLog() {
              @Override
              public void say(String where, String line) {
                lines.say(where, line);
                if (line.contains(SAYS_IT_RUNS)) {
                  running.countDown();
                }
              }

              @Override
              public void fault(String where, Throwable fault) {
                lines.fault(where, fault);
              }
            });
    hosts.add(host);
    return host;
  }

  private static Sandboxed sandboxed(String name, String handler, Duration limit, Path code) {
    return new Sandboxed(
        new FunctionSpec(
            name,
            handler,
            code,
            limit,
            128,
            OptionalInt.empty(),
            Map.of(),
            List.of(),
            AsyncInvocation.DEFAULT,
            "Role",
            Optional.empty()),
        TaskRoot.open(code),
        Map.of("TABLE", "the-table"));
  }

  /** The first sandbox of an image may end in order after its first invocation. */
  private static void retireTheFirst(ProcessFunctions functions) {
    invoke(functions, "Echo", "0");
  }

  private static CompletableFuture<Invoked> async(ProcessFunctions functions, String name) {
    return CompletableFuture.supplyAsync(
        () -> invoke(functions, name, ""), Thread::startVirtualThread);
  }

  private static Invoked invoke(ProcessFunctions functions, String name, String payload) {
    return functions.invoke(name, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Invoked invoked) {
    assertThat(invoked).isInstanceOf(Invoked.Succeeded.class);
    return new String(((Invoked.Succeeded) invoked).answer(), StandardCharsets.UTF_8);
  }

  private static long pid(String answer) {
    return Long.parseLong(answer.split(" ", -1)[2]);
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }
}
