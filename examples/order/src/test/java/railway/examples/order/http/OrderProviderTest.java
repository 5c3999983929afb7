package railway.examples.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import railway.examples.order.OrderSettings;

final class OrderProviderTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "PAYMENT_DEADLINE", "PT48H",
              "WAREHOUSE_URL", "https://warehouse.example.org",
              "BILLER_URL", "http://127.0.0.1:8080/",
              "PAYMENT_PROVIDER_URL", "https://payments.example.org",
              "COURIER_URL", "https://courier.example.org",
              "MAIL_GATEWAY_URL", "https://mail.example.org"));

  @Test
  void theOrder_isFoundByTheDeployment() {
    assertThat(
            Deployment.of(new Environment(variables), OrderProvider.class.getClassLoader())
                .definitions()
                .get("order"))
        .isPresent();
  }

  @Test
  void theStacksDurations_areTheOrders() {
    assertThat(OrderProvider.settings(new Environment(variables)))
        .isEqualTo(OrderSettings.usual().withPaymentDeadline(Duration.ofDays(2)));
    variables.put("ORDER_PACE", "brisk");
    assertThat(OrderProvider.settings(new Environment(variables)))
        .isEqualTo(OrderSettings.brisk().withPaymentDeadline(Duration.ofDays(2)));
  }

  @Test
  void aDeadlineThatIsMissing_isNamed() {
    variables.remove("PAYMENT_DEADLINE");

    assertThatThrownBy(() -> OrderProvider.settings(new Environment(variables)))
        .hasMessageContaining("PAYMENT_DEADLINE is missing");
  }
}
