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
import railway.examples.order.OrderEvent;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderLine;
import railway.examples.order.Payment;
import railway.examples.thirdparties.EffectsMade;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Category;
import railway.workflow.TaskId;

/**
 * A short line, one entry after the other: order 7 reserves, waits for its payment, has
 * insufficient funds, tells the customer, and is cancelled. Each test spoils one thing of it.
 */
final class Line {
  static final WorkflowId ID = new WorkflowId("order-7");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Order ORDER =
      new Order("7", "ada", "ada@example.org", "1 Main Street", new BigDecimal("8"));
  private static final Payment PAYMENT =
      new Payment("attempt-7-1", URI.create("http://127.0.0.1/pay"), 1);

  static final TaskId RESERVE = new TaskId("reserve-stock-7");
  static final TaskId RECEIVE = new TaskId("receive-payment-7");
  static final TaskId NOTIFY = new TaskId("notify-insufficient-funds-7");

  private final List<Entry> entries = new ArrayList<>();

  /** Everything as it must be, with this way of knowing about the mail. */
  static Line told(How how) {
    return begun()
        .ended("ReserveStock", RESERVE, awaited(), new How.Accepted(1), toDo())
        .ended("ReceivePayment", RECEIVE, declined(), new How.Decided("w-1", "provider"), mail())
        .ended("NotifyInsufficientFunds", NOTIFY, cancelled(), how, new Next.Ended());
  }

  static Line told() {
    return told(new How.Accepted(1));
  }

  static Line begun() {
    OrderPlaced placed =
        new OrderPlaced(
            "7",
            "ada",
            "ada@example.org",
            "1 Main Street",
            List.of(new OrderLine("cup", 2, new BigDecimal("4"))),
            new BigDecimal("8"));
    return new Line()
        .with(new Fact.Started(placed, to("ReserveStock", RESERVE)), Category.PESSIMISTIC_LOCK);
  }

  static Next toDo() {
    return to("ReceivePayment", RECEIVE);
  }

  static Next mail() {
    return to("NotifyInsufficientFunds", NOTIFY);
  }

  static Next.To to(String task, TaskId id) {
    return new Next.To(task, id, 1, Optional.empty());
  }

  static OrderEvent awaited() {
    return new PaymentAttemptCreated(ORDER, PAYMENT);
  }

  static OrderEvent declined() {
    return new InsufficientFunds(ORDER, PAYMENT);
  }

  static OrderEvent cancelled() {
    return new OrderCancelled("7", "for a test");
  }

  Line ended(String task, TaskId id, OrderEvent event, How how, Next next) {
    Category category =
        next instanceof Next.To to && to.task().equals("ReceivePayment")
            ? Category.TO_DO
            : Category.OPAQUE;
    return with(new Fact.Transitioned(task, id, event, how, next), category);
  }

  private Line with(Fact.Arrival arrival, Category category) {
    long seq = entries.size();
    Instant at = START.plus(Duration.ofSeconds(seq));
    entries.add(
        new Entry(
            ID,
            seq,
            at,
            "writer/" + seq,
            "order",
            List.of(arrival),
            standing(arrival, seq, at, category),
            Entry.Hop.STREAM));
    return this;
  }

  static Standing standing(Fact.Arrival arrival, long seq, Instant at, Category category) {
    return switch (arrival.next()) {
      case Next.To to ->
          new Standing(
              category == Category.TO_DO ? Standing.Status.WAITING : Standing.Status.RUNNING,
              to.task(),
              Optional.of(to.id()),
              Optional.of(category),
              at,
              seq,
              Optional.empty(),
              Optional.empty(),
              0,
              0,
              Map.of(),
              List.of(),
              false);
      case Next.Ended ended ->
          new Standing(
              Standing.Status.ENDED,
              arrival.event().getClass().getSimpleName(),
              Optional.empty(),
              Optional.empty(),
              at,
              seq,
              Optional.empty(),
              Optional.empty(),
              0,
              0,
              Map.of(),
              List.of(),
              false);
    };
  }

  List<Entry> entries() {
    return entries;
  }

  /** Without one of its entries. */
  Line without(int index) {
    entries.remove(index);
    return this;
  }

  /** The file of the order when the read models are as they must be. */
  WorkflowFile file() {
    return new WorkflowFile(
        ID, entries, Optional.of(WorkflowRow.of(entries.getLast())), List.of(toDoRow()), List.of());
  }

  private ToDoRow toDoRow() {
    ToDoRow open =
        new ToDoRow(
            RECEIVE,
            ID,
            "order",
            "ReceivePayment",
            1,
            "role:payment-provider",
            "api",
            Map.of(),
            START,
            Optional.empty(),
            Optional.empty());
    return Visit.of(entries).stream()
        .filter(visit -> visit.id().equals(RECEIVE))
        .flatMap(visit -> visit.ended().stream())
        .findFirst()
        .map(end -> open.closed(new ToDoRow.Closed("InsufficientFunds", START, end.seq())))
        .orElse(open);
  }

  /** One stock reserved and so many mails sent. */
  static List<EffectsMade> effects(int mails) {
    List<EffectsMade> effects = new ArrayList<>();
    effects.add(new EffectsMade("warehouse", "reservation", RESERVE.value(), 1));
    if (mails > 0) {
      effects.add(new EffectsMade("mail-gateway", "mail", NOTIFY.value(), mails));
    }
    return effects;
  }

  /** The evidence when all else is as it must be. */
  Evidence evidence(List<EffectsMade> effects) {
    return new Evidence(
        List.of(file()),
        List.of(new Evidence.Announcement("railway:order-7:3", "OrderCancelled")),
        effects,
        List.of(),
        List.of(),
        List.of());
  }
}
