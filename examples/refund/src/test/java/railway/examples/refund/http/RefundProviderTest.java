package railway.examples.refund.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import railway.engine.Definitions;
import railway.examples.refund.RefundSettings;

final class RefundProviderTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "PAYMENT_PROVIDER_URL", "https://payments.example.org",
              "MAIL_GATEWAY_URL", "https://mail.example.org"));

  @Test
  void theRefund_isFoundByTheDeployment() {
    Definitions found =
        Deployment.of(new Environment(variables), RefundProvider.class.getClassLoader())
            .definitions();

    assertThat(found.get("refund")).isPresent();
    assertThat(found.trigger("PaymentArrivedLate")).isPresent();
  }

  @Test
  void itsPace_isTheStacks_andUsualUnlessTold() {
    assertThat(limit()).isEqualTo(RefundSettings.usual().returning().attemptLimit());
    variables.put("ORDER_PACE", "brisk");
    assertThat(limit()).isEqualTo(RefundSettings.brisk().returning().attemptLimit());
    variables.put("ORDER_PACE", "fast");
    assertThatThrownBy(this::limit)
        .hasMessageContaining("ORDER_PACE is 'fast': it must be usual or brisk");
  }

  @Test
  void anAddressThatIsMissing_isNamed() {
    variables.remove("MAIL_GATEWAY_URL");

    assertThatThrownBy(this::limit).hasMessageContaining("MAIL_GATEWAY_URL is missing");
  }

  private Object limit() {
    return new RefundProvider().workflow(new Environment(variables)).returnPayment().attemptLimit();
  }
}
