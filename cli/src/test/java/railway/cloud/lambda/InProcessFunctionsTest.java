package railway.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import railway.cloud.FaultPlan;
import railway.cloud.Ids;
import railway.cloud.VirtualTime;
import railway.cloud.template.AsyncInvocation;
import railway.cloud.template.Expression;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.References;
import railway.cloud.wire.CloudLog;

class InProcessFunctionsTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  private static CountDownLatch entered = new CountDownLatch(0);
  private static CountDownLatch mayLeave = new CountDownLatch(0);
  private static CountDownLatch interrupted = new CountDownLatch(0);
  private static final AtomicInteger made = new AtomicInteger();

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final VirtualTime time = new VirtualTime();
  private Optional<InProcessFunctions> started = Optional.empty();

  /** Answers with a variable and with what came in. */
  public static final class Echo implements RequestStreamHandler {
    private final Map<String, String> environment;

    public Echo() {
      this(Map.of("TABLE", "from the process"));
    }

    public Echo(Map<String, String> environment) {
      made.incrementAndGet();
      this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      out.write(
          (environment.get("TABLE") + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Implements no interface. */
  public static final class ByMethod {
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      out.write(
          (context.getFunctionName()
                  + " "
                  + context.getAwsRequestId()
                  + " "
                  + context.getRemainingTimeInMillis()
                  + " "
                  + context.getInvokedFunctionArn())
              .getBytes(StandardCharsets.UTF_8));
    }

    public void other(InputStream in, OutputStream out, Context context) throws IOException {
      context.getLogger().log("from the other method");
      throw new IllegalStateException(
          "no table " + new String(in.readAllBytes(), StandardCharsets.UTF_8).length());
    }
  }

  /** Waits until the test lets it go. */
  public static final class Waiting implements RequestStreamHandler {
    public Waiting() {
      made.incrementAndGet();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      entered.countDown();
      try {
        mayLeave.await();
      } catch (InterruptedException stopped) {
        interrupted.countDown();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      }
    }
  }

  /** Takes an interrupt for a reason to be done. */
  public static final class Stubborn implements RequestStreamHandler {
    public Stubborn() {
      made.incrementAndGet();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      try {
        mayLeave.await();
      } catch (InterruptedException ignored) {
        interrupted.countDown();
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

  /** Has no method that the host could call. */
  public static final class NoHandler {}

  @BeforeEach
  void reset() {
    made.set(0);
    entered = new CountDownLatch(1);
    mayLeave = new CountDownLatch(1);
    interrupted = new CountDownLatch(1);
  }

  @AfterEach
  void stop() {
    started.ifPresent(InProcessFunctions::close);
  }

  @Test
  void handlerTimeOutAndVariables_comeFromTheTemplate() {
    FunctionSpec spec =
        new FunctionSpec(
            "Echo",
            Echo.class.getName(),
            Path.of("functions.zip"),
            GENEROUS,
            512,
            OptionalInt.of(3),
            Map.of("TABLE", new Expression.Ref("Journal")),
            List.of(),
            AsyncInvocation.DEFAULT,
            "Role",
            Optional.empty());
    References references =
        new References() {
          @Override
          public String ref(String logicalId) {
            return "the-" + logicalId;
          }

          @Override
          public String attribute(String logicalId, String attribute) {
            throw new AssertionError("no attribute is referred to");
          }
        };
    Deployed deployed =
        Deployed.of(spec, references, getClass().getClassLoader())
            .withDefaults(Map.of("TABLE", "default", "AWS_REGION", "local"));

    assertThat(deployed.environment())
        .isEqualTo(Map.of("TABLE", "the-Journal", "AWS_REGION", "local"));
    assertThat(deployed.concurrency()).isEqualTo(3);
    assertThat(text(start(deployed).invoke("Echo", PAYLOAD))).isEqualTo("the-Journal {\"a\":1}");
  }

  @Test
  void anInstance_isUsedAgain() {
    InProcessFunctions functions = start(function("Echo", Echo.class, GENEROUS, 10));

    functions.invoke("Echo", PAYLOAD);
    functions.invoke("Echo", PAYLOAD);

    assertThat(made).hasValue(1);
  }

  @Test
  void anInstance_servesOneInvocationAtATime() throws Exception {
    entered = new CountDownLatch(2);
    InProcessFunctions functions = start(function("Waiting", Waiting.class, GENEROUS, 10));

    CompletableFuture<Invoked> first =
        CompletableFuture.supplyAsync(
            () -> functions.invoke("Waiting", PAYLOAD), Thread::startVirtualThread);
    CompletableFuture<Invoked> second =
        CompletableFuture.supplyAsync(
            () -> functions.invoke("Waiting", PAYLOAD), Thread::startVirtualThread);
    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made).hasValue(2);
    assertThat(functions.running()).isEqualTo(2);

    mayLeave.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS)).isInstanceOf(Invoked.Succeeded.class);
    assertThat(second.get(60, TimeUnit.SECONDS)).isInstanceOf(Invoked.Succeeded.class);
    assertThat(functions.running()).isZero();
  }

  @Test
  void givenAsManyInvocationsAsMayRun_theNextIsThrottled_untilOneEnds() throws Exception {
    InProcessFunctions functions = start(function("Waiting", Waiting.class, GENEROUS, 1));
    CompletableFuture<Invoked> first =
        CompletableFuture.supplyAsync(
            () -> functions.invoke("Waiting", PAYLOAD), Thread::startVirtualThread);
    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

    assertThat(functions.invoke("Waiting", PAYLOAD)).isEqualTo(new Invoked.Throttled());

    mayLeave.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS)).isInstanceOf(Invoked.Succeeded.class);
    assertThat(functions.invoke("Waiting", PAYLOAD)).isInstanceOf(Invoked.Succeeded.class);
  }

  @Test
  void givenAHandlerThatRunsOutOfTime_itIsInterrupted_andAnotherFunctionGoesOn() throws Exception {
    Duration limit = Duration.ofMillis(50);
    InProcessFunctions functions =
        start(
            function("Waiting", Waiting.class, limit, 10),
            function("Echo", Echo.class, GENEROUS, 10));

    CompletableFuture<Invoked> late =
        CompletableFuture.supplyAsync(
            () -> functions.invoke("Waiting", PAYLOAD), Thread::startVirtualThread);
    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(functions.invoke("Echo", PAYLOAD)).isInstanceOf(Invoked.Succeeded.class);

    assertThat(late.get(60, TimeUnit.SECONDS)).isEqualTo(new Invoked.TimedOut(limit));
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(log()).contains("[Waiting] Task timed out after 0.05 seconds");
  }

  @Test
  void afterATimeOut_anotherInvocationGetsANewInstance() {
    InProcessFunctions functions =
        start(function("Waiting", Waiting.class, Duration.ofMillis(50), 1));

    assertThat(functions.invoke("Waiting", PAYLOAD)).isInstanceOf(Invoked.TimedOut.class);
    mayLeave.countDown();
    assertThat(functions.invoke("Waiting", PAYLOAD)).isInstanceOf(Invoked.Succeeded.class);

    assertThat(made).hasValue(2);
  }

  @Test
  void afterATimeOut_theInstanceIsNotUsedAgain_evenIfItEndsWell() throws Exception {
    InProcessFunctions functions =
        start(function("Stubborn", Stubborn.class, Duration.ofMillis(50), 2));

    assertThat(functions.invoke("Stubborn", PAYLOAD)).isInstanceOf(Invoked.TimedOut.class);
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    mayLeave.countDown();
    functions.invoke("Stubborn", PAYLOAD);
    functions.invoke("Stubborn", PAYLOAD);

    assertThat(made).hasValue(2);
  }

  @Test
  void aHandlerWithoutTheInterface_isCalledByItsMethod_withAContext() {
    InProcessFunctions functions = start(function("Plain", ByMethod.class, GENEROUS, 1));

    assertThat(text(functions.invoke("Plain", PAYLOAD)))
        .isEqualTo("Plain id-1 60000 arn:aws:lambda:local:000000000000:function:Plain");
  }

  @Test
  void givenAHandlerThatThrows_theAnswerHasTypeAndMessage_andTheLogHasTheTraceButNotThePayload() {
    Deployed other =
        new Deployed(
            "Plain",
            ByMethod.class.getName() + "::other",
            getClass().getClassLoader(),
            GENEROUS,
            128,
            1,
            Map.of());

    Invoked invoked =
        start(other).invoke("Plain", "{\"secret\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(invoked)
        .isEqualTo(new Invoked.Failed("java.lang.IllegalStateException", "no table 12"));
    assertThat(log())
        .contains(
            "[Plain] from the other method",
            "at railway.cloud.lambda.InProcessFunctionsTest$ByMethod.other")
        .doesNotContain("secret");
  }

  @Test
  void aHandlerThatCannotBeMade_isAFailure_thatSaysWhy() {
    InProcessFunctions functions =
        start(
            function("Broken", Broken.class, GENEROUS, 1),
            function("NoHandler", NoHandler.class, GENEROUS, 1),
            new Deployed(
                "Missing",
                "railway.functions.Nowhere",
                getClass().getClassLoader(),
                GENEROUS,
                128,
                1,
                Map.of()));

    assertThat(functions.invoke("Broken", PAYLOAD))
        .isEqualTo(
            new Invoked.Failed("java.lang.IllegalStateException", "JOURNAL_TABLE is not set"));
    assertThat(functions.invoke("NoHandler", PAYLOAD))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            failed ->
                assertThat(failed.message())
                    .contains("NoHandler", "handleRequest(InputStream, OutputStream, Context)"));
    assertThat(functions.invoke("Missing", PAYLOAD))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            failed ->
                assertThat(failed.message())
                    .contains("railway.functions.Nowhere", "template.yaml"));
  }

  @Test
  void givenAPlanThatKills_theHandlerRunsOrNot_butTheCallerOnlySeesADeath() {
    FaultPlan before =
        FaultPlan.seeded(1, new FaultPlan.Likelihood(0, 0, Duration.ZERO, 0, 0, 0, 1, 0));
    FaultPlan after =
        FaultPlan.seeded(1, new FaultPlan.Likelihood(0, 0, Duration.ZERO, 0, 0, 0, 0, 1));
    Deployed echo = function("Echo", Echo.class, GENEROUS, 1);

    assertThat(start(before, echo).invoke("Echo", PAYLOAD))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            died -> assertThat(died.errorType()).isEqualTo("Runtime.ExitError"));
    assertThat(made).hasValue(0);
    stop();
    assertThat(start(after, echo).invoke("Echo", PAYLOAD))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            died -> assertThat(died.errorType()).isEqualTo("Runtime.ExitError"));
    assertThat(made).hasValue(1);
  }

  @Test
  void afterADeath_theNextInvocationGetsANewInstance() {
    InProcessFunctions functions =
        start(
            FaultPlan.seeded(1, new FaultPlan.Likelihood(0, 0, Duration.ZERO, 0, 0, 0, 0, 1)),
            function("Echo", Echo.class, GENEROUS, 1));

    functions.invoke("Echo", PAYLOAD);
    functions.invoke("Echo", PAYLOAD);

    assertThat(made).hasValue(2);
  }

  @Test
  void givenAFunctionThatTheTemplateDoesNotHave_theErrorNamesThoseItHas() {
    InProcessFunctions functions = start(function("Echo", Echo.class, GENEROUS, 1));

    assertThatThrownBy(() -> functions.invoke("Elsewhere", PAYLOAD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Elsewhere")
        .hasMessageContaining("Echo");
  }

  @Test
  void closing_interruptsWhatIsRunning_andLaterInvocationsFail() throws Exception {
    InProcessFunctions functions = start(function("Waiting", Waiting.class, GENEROUS, 1));
    CompletableFuture<Invoked> running =
        CompletableFuture.supplyAsync(
            () -> functions.invoke("Waiting", PAYLOAD), Thread::startVirtualThread);
    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

    functions.close();

    assertThat(running.get(60, TimeUnit.SECONDS)).isInstanceOf(Invoked.Failed.class);
    assertThat(functions.invoke("Waiting", PAYLOAD))
        .isInstanceOfSatisfying(
            Invoked.Failed.class,
            stopped -> assertThat(stopped.errorType()).isEqualTo("Runtime.Stopped"));
  }

  private InProcessFunctions start(Deployed... functions) {
    return start(FaultPlan.none(), functions);
  }

  private InProcessFunctions start(FaultPlan faults, Deployed... functions) {
    InProcessFunctions made =
        new InProcessFunctions(
            List.of(functions),
            faults,
            time,
            new Ids(),
            CloudLog.to(new PrintStream(logged, true, StandardCharsets.UTF_8)));
    started = Optional.of(made);
    return made;
  }

  private static Deployed function(
      String name, Class<?> handler, Duration timeout, int concurrency) {
    return new Deployed(
        name,
        handler.getName(),
        handler.getClassLoader(),
        timeout,
        128,
        concurrency,
        Map.of("TABLE", "journal"));
  }

  private static String text(Invoked invoked) {
    assertThat(invoked).isInstanceOf(Invoked.Succeeded.class);
    return new String(((Invoked.Succeeded) invoked).answer(), StandardCharsets.UTF_8);
  }

  private String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }
}
