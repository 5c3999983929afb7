package railway.cli.verdict;

import java.util.List;
import java.util.stream.Stream;
import railway.decision.Fact;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.store.Entry;
import railway.store.WorkflowId;

/** The refunds that must follow from what orders heard too late. */
public final class LatePayments {
  private LatePayments() {}

  /** Each is named by its payment, so that a payment heard of twice is returned once. */
  public static Stream<WorkflowId> in(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.facts().stream())
        .flatMap(
            fact ->
                fact instanceof Fact.LateResult late
                        && late.event() instanceof PaymentReceived received
                    ? Stream.of(new WorkflowId("refund-" + received.payment().attemptId()))
                    : Stream.empty())
        .distinct();
  }
}
