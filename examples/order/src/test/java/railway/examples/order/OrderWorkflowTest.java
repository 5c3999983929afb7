package railway.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.contract.Contract;
import railway.contract.Samples;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.workflow.Definition;
import railway.workflow.WorkflowRules;

final class OrderWorkflowTest {

  private static final OrderWorkflow USUAL =
      OrderWorkflow.of(Nobody.partners(), OrderSettings.usual());

  static Stream<OrderSettings> settings() {
    return Stream.of(OrderSettings.usual(), OrderSettings.brisk());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theExample_keepsAllRulesOfTheLanguage(OrderSettings settings) {
    assertThat(WorkflowRules.check(OrderWorkflow.of(Nobody.partners(), settings))).isEmpty();
  }

  @Test
  void everyEvent_canBeMadeUp_soThatNoRuleStaysSilent() {
    assertThat(Definition.of(USUAL).vocabulary().events())
        .hasSize(18)
        .allSatisfy(event -> assertThat(Samples.of(event, 1)).isPresent());
  }

  @Test
  void onlyTheLoopOfThePayment_comesToATaskTwice() {
    Definition definition = Definition.of(USUAL);

    assertThat(definition.tasks())
        .filteredOn(task -> definition.loops(task.name()))
        .extracting(task -> task.name())
        .containsExactly("ReceivePayment", "NotifyInsufficientFunds", "WaitForCustomerOnPayment");
  }

  @Test
  void anOrdinaryOrder_staysFarBelowOneKilobyte() {
    OrderPlaced placed =
        new OrderPlaced(
            "7f9c24e8-3b12-4fef-91e0-4d5a1b2c3d4e",
            "customer-0a1b2c3d-4e5f",
            "a.rather.long.name@mail.example.org",
            "Flat 12, 1024 Old Station Road, 10115 Berlin, Germany",
            List.of(
                new OrderLine("book-978-3-16-148410-0", 1, new BigDecimal("25.00")),
                new OrderLine("lamp-green-40cm", 2, new BigDecimal("12.50")),
                new OrderLine("rare-stamp-1847", 1, new BigDecimal("49.99"))),
            new BigDecimal("104.98"));

    String written = Contract.of(OrderPlaced.class).write(placed).toString();

    assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(500);
  }

  @Test
  void theWorkflowId_isMadeFromTheOrderIdAlone() {
    Optional<OrderPlaced> placed = Samples.of(OrderPlaced.class, 7);

    assertThat(USUAL.workflowId(placed.orElseThrow()))
        .isEqualTo("order-" + placed.orElseThrow().orderId());
  }
}
