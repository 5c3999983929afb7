package railway.cli.verdict;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Next;
import railway.examples.order.Order;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.Payment;
import railway.examples.refund.LatePayment;
import railway.examples.refund.Notice;
import railway.examples.refund.RefundEvent;
import railway.examples.refund.RefundEvent.MoneyReturned;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnDeclined;
import railway.examples.refund.RefundEvent.ReturnedByHand;
import railway.examples.thirdparties.EffectsMade;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Category;
import railway.workflow.TaskId;

/** The order of {@link Line}, whose payment comes in the end nevertheless, and its refund. */
final class Refund {
  private static final WorkflowId ID = new WorkflowId("refund-attempt-7-1");
  private static final Instant START = Instant.parse("2026-01-01T00:01:00Z");
  private static final TaskId RETURN = new TaskId("return-payment-attempt-7-1");
  private static final TaskId REVIEW = new TaskId("review-refund-attempt-7-1");
  private static final TaskId TELL = new TaskId("tell-customer-attempt-7-1");
  private static final PaymentArrivedLate LATE =
      new PaymentArrivedLate("7", "ada@example.org", "attempt-7-1", new BigDecimal("8"));
  private static final LatePayment PAYMENT = LATE.payment();

  private final List<Entry> entries = new ArrayList<>();

  static Refund returned() {
    return new Refund()
        .with(new Fact.Started(LATE, to("ReturnPayment", RETURN)), Category.IDEMPOTENT)
        .ended(
            "ReturnPayment",
            RETURN,
            new MoneyReturned(PAYMENT),
            new How.Accepted(1),
            to("TellCustomer", TELL),
            Category.OPAQUE)
        .told();
  }

  static Refund returnedByHand() {
    return new Refund()
        .with(new Fact.Started(LATE, to("ReturnPayment", RETURN)), Category.IDEMPOTENT)
        .ended(
            "ReturnPayment",
            RETURN,
            new ReturnDeclined(PAYMENT, "card blocked"),
            new How.Rejected(1),
            to("ReviewRefund", REVIEW),
            Category.TO_DO)
        .ended(
            "ReviewRefund",
            REVIEW,
            new ReturnedByHand(PAYMENT),
            new How.Decided("a-1", "sam"),
            to("TellCustomer", TELL),
            Category.OPAQUE)
        .told();
  }

  private Refund told() {
    return ended(
        "TellCustomer",
        TELL,
        PAYMENT.returned(Notice.SENT),
        new How.Accepted(1),
        new Next.Ended(),
        Category.OPAQUE);
  }

  private static Next.To to(String task, TaskId id) {
    return new Next.To(task, id, 1, Optional.empty());
  }

  private Refund ended(
      String task, TaskId id, RefundEvent event, How how, Next next, Category category) {
    return with(new Fact.Transitioned(task, id, event, how, next), category);
  }

  private Refund with(Fact.Arrival arrival, Category category) {
    long seq = entries.size();
    Instant at = START.plus(Duration.ofSeconds(seq));
    entries.add(
        new Entry(
            ID,
            seq,
            at,
            "writer/" + seq,
            "refund",
            List.of(arrival),
            Line.standing(arrival, seq, at, category),
            Entry.Hop.STREAM));
    return this;
  }

  /** So many refunds, and so many mails about them. */
  static List<EffectsMade> effects(int refunds, int mails) {
    List<EffectsMade> effects = new ArrayList<>(Line.effects(1));
    if (refunds > 0) {
      effects.add(new EffectsMade("payment-provider", "refund", RETURN.value(), refunds));
    }
    effects.add(new EffectsMade("mail-gateway", "mail", TELL.value(), mails));
    return effects;
  }

  /** The evidence when all else is as it must be. */
  Evidence evidence(List<EffectsMade> effects) {
    return evidence(List.of(orderWithLatePayment(), file()), effects);
  }

  /** The order heard of the payment, and nothing came of it. */
  Evidence forgotten() {
    return evidence(List.of(orderWithLatePayment()), Line.effects(1));
  }

  /** It was returned, and the order never heard of the payment. */
  Evidence uncalledFor() {
    return evidence(List.of(Line.told().file(), file()), effects(1, 1));
  }

  private Evidence evidence(List<WorkflowFile> files, List<EffectsMade> effects) {
    List<Evidence.Announcement> said = new ArrayList<>();
    said.add(new Evidence.Announcement("railway:order-7:3", "OrderCancelled"));
    if (files.size() > 1) {
      said.add(
          new Evidence.Announcement(
              "railway:%s:%d".formatted(ID, entries.size() - 1), "PaymentReturned"));
    }
    return new Evidence(files, said, effects, List.of(), List.of(), List.of());
  }

  private WorkflowFile file() {
    List<ToDoRow> toDos =
        Visit.of(entries).stream()
            .filter(visit -> visit.id().equals(REVIEW))
            .map(
                visit ->
                    new ToDoRow(
                            REVIEW,
                            ID,
                            "refund",
                            "ReviewRefund",
                            1,
                            "role:customer-support",
                            "api",
                            Map.of(),
                            START,
                            Optional.empty(),
                            Optional.empty())
                        .closed(
                            new ToDoRow.Closed(
                                "ReturnedByHand", START, visit.ended().orElseThrow().seq())))
            .toList();
    return new WorkflowFile(
        ID, entries, Optional.of(WorkflowRow.of(entries.getLast())), toDos, List.of());
  }

  /** After the end an entry more: the payment, of which the order had not heard in time. */
  private static WorkflowFile orderWithLatePayment() {
    WorkflowFile order = Line.told().file();
    Entry last = order.entries().getLast();
    Fact.LateResult late =
        new Fact.LateResult(
            "ReceivePayment",
            Line.RECEIVE,
            new PaymentReceived(
                new Order("7", "ada", "ada@example.org", "1 Main Street", new BigDecimal("8")),
                new Payment("attempt-7-1", URI.create("http://127.0.0.1/pay"), 1)),
            new How.Decided("w-2", "provider"));
    Standing standing = last.standing();
    List<Entry> entries = new ArrayList<>(order.entries());
    entries.add(
        new Entry(
            last.id(),
            last.seq() + 1,
            last.at(),
            "writer/late",
            "order",
            List.of(late),
            standing,
            Entry.Hop.STREAM));
    return new WorkflowFile(
        order.id(),
        entries,
        Optional.of(WorkflowRow.of(entries.getLast())),
        order.toDos(),
        order.illegal());
  }
}
