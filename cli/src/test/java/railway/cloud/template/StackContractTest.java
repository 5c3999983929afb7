package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.cloud.lambda.FunctionCode;
import railway.cloud.template.EventSource.ApiRoute;
import railway.cloud.template.EventSource.BusRule;
import railway.cloud.template.EventSource.Schedule;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.template.TableSpec.StreamView;
import railway.engine.Pace;
import railway.examples.order.OrderSettings;
import railway.functions.Rhythm;
import railway.functions.StartWorkflow;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;

/** What template.yaml says is what the code does: handlers, variables, tables and durations. */
class StackContractTest {
  /** API Gateway hangs up then. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  /** Variables that whatever text leaves the code satisfied, and why. */
  private static final Set<String> ANY_TEXT_WILL_DO =
      Set.of("JAVA_TOOL_OPTIONS", /* read by the JVM */ "METRICS_NAMESPACE" /* a name */);

  private static final Template TEMPLATE = TemplateFile.load();

  private static Map<String, String> variables(String function) {
    URI nowhere = URI.create("http://127.0.0.1");
    Map<String, String> variables =
        new HashMap<>(
            TEMPLATE
                .functions()
                .get(function)
                .environment(new LocalReferences(TEMPLATE, nowhere, nowhere)));
    variables.put("AWS_REGION", LocalArn.REGION);
    return variables;
  }

  static Stream<FunctionSpec> functions() {
    return TEMPLATE.functions().values().stream();
  }

  @Test
  void everyHandler_isInThePackage_withTheFormThatLambdaNeeds() throws Exception {
    for (FunctionSpec function : TEMPLATE.functions().values()) {
      try (FunctionCode code = FunctionCode.open(function.code())) {
        Class<?> handler = Class.forName(function.handler(), false, code.loader());

        assertThat(handler).isPublic();
        assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
        assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
        assertThat(handler.getConstructor(Map.class)).as("for the local cloud").isNotNull();
      }
    }
  }

  @Test
  void theVariablesOfTheTemplate_areAllThatTheCodeNeeds() {
    assertThatCode(() -> new StartWorkflow(variables("StartWorkflow"))).doesNotThrowAnyException();
  }

  static Stream<String> variablesThatAreRead() {
    return variables("StartWorkflow").keySet().stream()
        .filter(name -> !name.equals("AWS_REGION"))
        .filter(name -> !ANY_TEXT_WILL_DO.contains(name))
        .sorted();
  }

  /** Whoever reads a variable misses it, or minds what is in it. */
  @ParameterizedTest
  @MethodSource("variablesThatAreRead")
  void everyVariable_isRead(String name) {
    Map<String, String> without = variables("StartWorkflow");
    without.remove(name);
    Map<String, String> nonsense = variables("StartWorkflow");
    nonsense.put(name, "?!");

    assertThat(
            Stream.of(without, nonsense)
                .map(variables -> catchThrowable(() -> new StartWorkflow(variables)))
                .filter(refusal -> refusal != null && refusal.getMessage().contains(name)))
        .as(name + " is set in template.yaml, and nobody reads it")
        .isNotEmpty();
  }

  @Test
  void allFunctions_haveTheSameVariables() {
    assertThat(TEMPLATE.functions().keySet())
        .extracting(StackContractTest::variables)
        .containsOnly(variables("StartWorkflow"));
  }

  @Test
  void everyTable_hasTheKeysThatItsAdapterUses() {
    assertThat(keys("Journal")).isEqualTo(keys(DynamoDbJournal.keys()));
    assertThat(keys("Workflows")).isEqualTo(keys(DynamoDbWorkflows.keys()));
    assertThat(keys("ToDos")).isEqualTo(keys(DynamoDbToDos.keys()));
  }

  /** The name of the table's own key in the SDK's words is {@code $PRIMARY_INDEX}. */
  private static Map<String, TableSpec.Key> keys(TableMetadata adapter) {
    Map<String, TableSpec.Key> keys = new HashMap<>();
    adapter
        .indices()
        .forEach(
            index ->
                keys.put(
                    index.name(),
                    new TableSpec.Key(
                        adapter.indexPartitionKey(index.name()),
                        adapter.indexSortKey(index.name()))));
    return keys;
  }

  private static Map<String, TableSpec.Key> keys(String table) {
    TableSpec spec = TEMPLATE.tables().get(table);
    Map<String, TableSpec.Key> keys = new HashMap<>();
    keys.put(TableMetadata.primaryIndexName(), spec.key());
    spec.indexes()
        .forEach(
            index -> {
              assertThat(index.projection()).isEqualTo(new TableSpec.Projection.All());
              keys.put(index.name(), index.key());
            });
    return keys;
  }

  @Test
  void rowsExpire_byTheAttributeThatTheAdaptersWrite_andFactsNever() {
    assertThat(TEMPLATE.tables().get("Workflows").timeToLive())
        .contains(DynamoDbWorkflows.EXPIRES_AT);
    assertThat(TEMPLATE.tables().get("ToDos").timeToLive()).contains(DynamoDbToDos.EXPIRES_AT);
    assertThat(TEMPLATE.tables().get("Journal").timeToLive()).isEmpty();
  }

  @Test
  void theJournalsStream_showsTheWholeEntry() {
    assertThat(TEMPLATE.tables().get("Journal").stream()).contains(StreamView.NEW_IMAGE);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunction_hasTimeForTheLongestAttempt_andToWriteItDown(FunctionSpec function) {
    Duration attempt = OrderSettings.usual().requestLimit().plus(Pace.USUAL.slack());
    Duration before =
        function.sources(Schedule.class).stream().map(Schedule::rate).anyMatch(Rhythm.ROUND::equals)
            ? Rhythm.ROUND
            : Duration.ZERO;

    assertThat(function.timeout()).isGreaterThan(attempt.plus(before));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatTheApiCalls_answersBeforeTheApiHangsUp(FunctionSpec function) {
    if (!function.sources(ApiRoute.class).isEmpty()) {
      assertThat(function.timeout()).isLessThan(LONGEST_CALL);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aBatchThatFails_outlivesADeployment(FunctionSpec function) {
    Duration deployment = Duration.parse(variables(function.logicalId()).get("DEPLOYMENT_WINDOW"));
    for (StreamTrigger trigger : function.sources(StreamTrigger.class)) {
      assertThat(trigger.maximumRecordAge().orElseThrow()).isGreaterThan(deployment);
      assertThat(Rhythm.BEFORE_AGAIN.multipliedBy(trigger.maximumRetries().orElseThrow()))
          .isGreaterThan(deployment);
      assertThat(trigger.onFailure()).isPresent();
      assertThat(trigger.bisectsOnError()).isTrue();
      assertThat(trigger.reportsBatchItemFailures()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whatArrivesByEvent_isKeptWhenItFails(FunctionSpec function) {
    for (BusRule rule : function.sources(BusRule.class)) {
      assertThat(rule.delivery().deadLetterArn()).isPresent();
      assertThat(function.asyncInvocation().onFailure()).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "4", "8"})
  void everyShard_isSweptByOneScheduleThatIsOn_everyRound(String shards) {
    Template template = TemplateFile.loadWith("DueShards", shards);
    FunctionSpec wakeUp = template.functions().get("WakeUp");
    List<Schedule> on = wakeUp.sources(Schedule.class).stream().filter(Schedule::enabled).toList();

    assertThat(wakeUp.variables()).containsEntry("DUE_SHARDS", new Expression.Literal(shards));
    assertThat(on).extracting(Schedule::rate).containsOnly(Rhythm.ROUND);
    assertThat(on)
        .extracting(schedule -> schedule.input().orElseThrow())
        .containsExactlyElementsOf(
            Stream.iterate(0, shard -> shard + 1)
                .limit(Integer.parseInt(shards))
                .map("{\"shard\":\"%d\"}"::formatted)
                .toList());
  }

  @Test
  void aRoundOfTheSweep_isNotRepeated_forTheNextOneComes() {
    AsyncInvocation invocation = TEMPLATE.functions().get("WakeUp").asyncInvocation();

    assertThat(invocation.maximumRetries()).isZero();
    assertThat(invocation.maximumAge()).isLessThanOrEqualTo(Rhythm.ROUND);
  }
}
