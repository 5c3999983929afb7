package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import railway.engine.Pace;
import railway.workflow.Definition;

class SettingsTest {

  static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("JOURNAL_TABLE", "Journal");
    variables.put("WORKFLOWS_TABLE", "Workflows");
    variables.put("TODOS_TABLE", "ToDos");
    variables.put("EVENT_BUS", "railway-dev");
    variables.put("REJECTED_QUEUE_URL", "https://sqs.example.org/rejected");
    variables.put("DUE_SHARDS", "2");
    variables.put("PAYMENT_DEADLINE", "PT48H");
    variables.put("WAREHOUSE_URL", "https://warehouse.example.org");
    variables.put("BILLER_URL", "http://127.0.0.1:8080/");
    variables.put("PAYMENT_PROVIDER_URL", "https://payments.example.org");
    variables.put("COURIER_URL", "https://courier.example.org");
    variables.put("MAIL_GATEWAY_URL", "https://mail.example.org");
    return variables;
  }

  private static Settings settings(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Deployment.of(environment, House.class.getClassLoader());
    return Settings.of(environment);
  }

  @Test
  void theVariables_areRead_andWhatIsLeftOutIsAsUsual() {
    Settings settings = settings(variables());

    assertThat(settings.dueShards()).isEqualTo(2);
    assertThat(settings.rowRetention()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.pace()).isEqualTo(Pace.USUAL);
  }

  @Test
  void theOperatorsDurations_areRead() {
    Map<String, String> variables = variables();
    variables.put("ROW_RETENTION", "P30D");
    variables.put("WAIT_IN_PLACE", "PT0S");
    variables.put("SWEEP_GRACE", "PT90S");
    variables.put("DEPLOYMENT_WINDOW", "PT30M");

    Settings settings = settings(variables);

    assertThat(settings.rowRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.pace().inPlace()).isZero();
    assertThat(settings.pace().grace()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.pace().deployment()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.pace().slack()).isEqualTo(Pace.USUAL.slack());
  }

  static Set<String> names() {
    return variables().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aMissingVariable_isNamed(String name) {
    Map<String, String> without = variables();
    without.remove(name);
    Map<String, String> blank = variables();
    blank.put(name, " ");

    assertThatThrownBy(() -> settings(without))
        .hasMessageContaining(name + " is missing")
        .hasMessageContaining("template.yaml");
    assertThatThrownBy(() -> settings(blank)).hasMessageContaining(name + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "DUE_SHARDS, two",
    "DUE_SHARDS, 0",
    "PAYMENT_DEADLINE, 72h",
    "PAYMENT_DEADLINE, PT0S",
    "PAYMENT_DEADLINE, PT-1H",
    "ORDER_PACE, fast",
    "ROW_RETENTION, 90",
    "ROW_RETENTION, PT23H",
    "WAIT_IN_PLACE, PT21S",
    "WAIT_IN_PLACE, PT-1S",
    "SWEEP_GRACE, PT1S",
    "DEPLOYMENT_WINDOW, P2D",
    "WAREHOUSE_URL, warehouse.example.org",
    "BILLER_URL, ftp://biller.example.org",
    "COURIER_URL, https://courier.example.org/v1",
    "COURIER_URL, https://courier.example.org?key=1",
    "MAIL_GATEWAY_URL, https:// mail",
    "PAYMENT_PROVIDER_URL, https:"
  })
  void anIllFormedVariable_isNamed_withAnExample(String name, String value) {
    Map<String, String> variables = variables();
    variables.put(name, value);

    assertThatThrownBy(() -> settings(variables))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining("Correct it");
  }

  @Test
  void theWorkflowsOfTheDeployment_areFound_andNobodyNamesThem() {
    Map<String, String> variables = variables();
    variables.put("AWS_REGION", "eu-central-1");

    assertThat(House.of(variables).definitions().all())
        .extracting(Definition::name)
        .containsExactly("order", "refund");
  }

  @Test
  void oneEnvironment_hasOneHouse_whateverTheFunctionIsCalled() {
    Map<String, String> one = variables();
    one.put("AWS_REGION", "eu-central-1");
    one.put("AWS_LAMBDA_FUNCTION_NAME", "StartWorkflow");
    Map<String, String> other = new HashMap<>(one);
    other.put("AWS_LAMBDA_FUNCTION_NAME", "WakeUp");
    Map<String, String> elsewhere = new HashMap<>(one);
    elsewhere.put("JOURNAL_TABLE", "AnotherJournal");

    assertThat(House.of(other)).isSameAs(House.of(one));
    assertThat(House.of(elsewhere)).isNotSameAs(House.of(one));
  }

  @Test
  void credentials_areNotKept() {
    Map<String, String> none = variables();
    none.put("AWS_REGION", "eu-central-1");
    Map<String, String> one = new HashMap<>(none);
    one.put("AWS_ACCESS_KEY_ID", "id");
    one.put("AWS_SECRET_ACCESS_KEY", "secret");
    one.put("AWS_SESSION_TOKEN", "token");
    one.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");
    Map<String, String> other = new HashMap<>(one);
    other.replaceAll((name, value) -> value.matches("id|secret|token") ? "another" : value);

    assertThat(House.of(other)).isSameAs(House.of(one)).isSameAs(House.of(none));
  }
}
