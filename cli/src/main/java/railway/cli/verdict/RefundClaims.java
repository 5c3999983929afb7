package railway.cli.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.cli.verdict.Claim.Finding;
import railway.decision.Fact;
import railway.decision.Next;
import railway.examples.refund.RefundEvent.PaymentReturned;
import railway.examples.refund.ReturnPayment;
import railway.examples.refund.ReviewRefund;
import railway.examples.thirdparties.PaymentProvider;
import railway.store.WorkflowId;

/** What must hold between orders and the refunds that they cause. */
final class RefundClaims {
  private RefundClaims() {}

  static List<Claim> all() {
    return List.of(
        new Claim("a late payment starts a refund, and nothing else does", RefundClaims::starts),
        new Claim("a late payment is returned once", RefundClaims::returns));
  }

  private static Stream<Finding> starts(Evidence evidence) {
    Set<WorkflowId> wanted =
        evidence.orders().stream()
            .flatMap(order -> LatePayments.in(order.entries()))
            .collect(Collectors.toSet());
    Set<WorkflowId> begun =
        evidence.refunds().stream()
            .filter(refund -> !refund.entries().isEmpty())
            .map(WorkflowFile::id)
            .collect(Collectors.toSet());
    return Stream.concat(
        wanted.stream()
            .filter(refund -> !begun.contains(refund))
            .map(refund -> new Finding(refund.value(), "the payment came late, and nothing began")),
        begun.stream()
            .filter(refund -> !wanted.contains(refund))
            .map(refund -> new Finding(refund.value(), "it began, and no payment came late")));
  }

  /** By the provider; or it said no, or nothing, and a person saw to it. */
  private static Stream<Finding> returns(Evidence evidence) {
    return evidence.refunds().stream()
        .filter(RefundClaims::isSaidToBeBack)
        .filter(refund -> visits(refund, ReviewRefund.class).isEmpty())
        .filter(refund -> made(evidence, refund) != 1)
        .map(
            refund ->
                new Finding(
                    refund.id().value(),
                    "the payment provider returned it %d times".formatted(made(evidence, refund))));
  }

  private static boolean isSaidToBeBack(WorkflowFile refund) {
    return refund.entries().stream()
        .flatMap(entry -> entry.arrival().stream())
        .filter(arrival -> arrival.next() instanceof Next.Ended)
        .map(Fact.Arrival::event)
        .anyMatch(PaymentReturned.class::isInstance);
  }

  private static int made(Evidence evidence, WorkflowFile refund) {
    Set<String> keys =
        visits(refund, ReturnPayment.class).stream()
            .map(visit -> visit.id().value())
            .collect(Collectors.toSet());
    return evidence.effects().stream()
        .filter(made -> made.kind().equals(PaymentProvider.REFUND) && keys.contains(made.id()))
        .mapToInt(made -> made.times())
        .sum();
  }

  private static List<Visit> visits(WorkflowFile refund, Class<?> task) {
    return refund.visits().stream()
        .filter(visit -> visit.task().equals(task.getSimpleName()))
        .toList();
  }
}
