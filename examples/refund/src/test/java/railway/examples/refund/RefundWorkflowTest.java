package railway.examples.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.contract.Samples;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.workflow.Definition;
import railway.workflow.WorkflowRules;

final class RefundWorkflowTest {

  static Stream<RefundSettings> settings() {
    return Stream.of(RefundSettings.usual(), RefundSettings.brisk());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theRefund_keepsAllRulesOfTheLanguage(RefundSettings settings) {
    assertThat(WorkflowRules.check(Nobody.workflow(settings))).isEmpty();
  }

  @Test
  void everyEvent_canBeMadeUp_soThatNoRuleStaysSilent() {
    Definition refund = Definition.of(Nobody.workflow(RefundSettings.usual()));

    assertThat(refund.vocabulary().events())
        .hasSize(7)
        .allSatisfy(event -> assertThat(Samples.of(event, 1)).isPresent());
  }

  @Test
  void thePaymentAlone_namesTheWorkflow_soThatNoPaymentIsReturnedTwice() {
    PaymentArrivedLate late = Samples.of(PaymentArrivedLate.class, 7).orElseThrow();

    assertThat(Nobody.workflow(RefundSettings.usual()).workflowId(late))
        .isEqualTo("refund-" + late.attemptId());
  }
}
