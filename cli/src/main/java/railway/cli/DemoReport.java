package railway.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.cli.console.Console;
import railway.cli.console.Table;
import railway.cli.console.Text;
import railway.cli.console.Tint;
import railway.cli.shop.PlannedOrder;
import railway.cli.timeline.Moment;
import railway.cli.timeline.Narrator;
import railway.cli.verdict.Evidence;
import railway.cli.verdict.Tally;
import railway.cli.verdict.Verdict;
import railway.cli.verdict.Violation;
import railway.cli.verdict.WorkflowFile;
import railway.cloud.events.BusEvent;
import railway.cloud.wire.Json;
import railway.decision.Fact;
import railway.decision.How;
import railway.store.Entry;
import railway.store.Standing;

/** What a demonstration says before and after the orders are on their way. */
final class DemoReport {
  private static final int MOST_VIOLATIONS = 20;
  private static final int LONGEST_VIOLATION = 600;
  private static final int LONGEST_WORDS = 100;

  private final Console console;
  private final RunPlan plan;
  private final Instant begun;

  DemoReport(Console console, RunPlan plan, Instant begun) {
    this.console = console;
    this.plan = plan;
    this.begun = begun;
  }

  void opening(List<PlannedOrder> orders, Duration starting) {
    console.line("Ready after %s.".formatted(Text.seconds(starting)));
    if (plan.isTold()) {
      console.title("Orders");
      orders.forEach(
          order -> console.line("%s: %s".formatted(order.workflow(), order.fate().words())));
      console.title("What happens");
    }
  }

  /** Tells how it went; true when nothing speaks against it. */
  boolean closing(
      Evidence evidence,
      Verdict verdict,
      List<BusEvent> announced,
      FaultCount faults,
      Duration took) {
    outcomes(announced);
    mostInteresting(evidence).ifPresent(this::journal);
    effects(evidence);
    violations(evidence, verdict);
    summary(evidence, verdict, faults, took);
    return verdict.isClean();
  }

  private void outcomes(List<BusEvent> announced) {
    console.title("Outcomes received on the bus");
    if (plan.isTold()) {
      announced.forEach(
          event ->
              console.line(
                  console.tinted(Tint.EVENT, Text.left(event.detailType(), 16))
                      + "  "
                      + Json.text(event.detail())));
      return;
    }
    Table table = new Table("event", "received", "different", "(at least once each)");
    announced.stream()
        .collect(Collectors.groupingBy(BusEvent::detailType, TreeMap::new, Collectors.toList()))
        .forEach(
            (type, events) ->
                table.row(
                    type,
                    events.size(),
                    events.stream().map(BusEvent::resources).distinct().count(),
                    ""));
    table.lines().forEach(console::line);
  }

  /** The order with the most trouble, and among equals the one with the most facts. */
  private static Optional<WorkflowFile> mostInteresting(Evidence evidence) {
    return evidence.workflows().stream()
        .max(
            Comparator.comparingLong(
                    (WorkflowFile order) -> facts(order).filter(DemoReport::isTrouble).count())
                .thenComparingLong(order -> facts(order).count()));
  }

  private static Stream<Fact> facts(WorkflowFile order) {
    return order.entries().stream().flatMap(entry -> entry.facts().stream());
  }

  private static boolean isTrouble(Fact fact) {
    return switch (fact) {
      case Fact.Started started -> false;
      case Fact.Attempted attempted -> false;
      case Fact.Elected elected -> false;
      case Fact.Transitioned ended ->
          ended.how() instanceof How.GaveUp
              || ended.how() instanceof How.Compromised
              || ended.how() instanceof How.Found
              || ended.how() instanceof How.FoundRejected;
      case Fact.Refused refused -> true;
      case Fact.Unanswered unanswered -> true;
      case Fact.Lapsed lapsed -> true;
      case Fact.Answered answered -> true;
      case Fact.Absent absent -> true;
      case Fact.Released released -> true;
      case Fact.Closing closing -> true;
      case Fact.Swept swept -> true;
      case Fact.Unswept unswept -> true;
      case Fact.LateResult late -> true;
      case Fact.Paused paused -> true;
      case Fact.Resumed resumed -> true;
    };
  }

  private void journal(WorkflowFile order) {
    console.title("The journal of " + order.id());
    Narrator narrator = new Narrator();
    Table table = new Table("entry", "after", "task", "what", "then");
    for (Entry entry : order.entries()) {
      List<Moment> moments = narrator.tell(entry);
      for (int i = 0; i < moments.size(); i++) {
        table.row(
            i == 0 ? entry.seq() : "",
            i == 0 ? Text.seconds(Duration.between(begun, entry.at())) : "",
            moments.get(i).task(),
            Text.cut(moments.get(i).what(), LONGEST_WORDS),
            i == moments.size() - 1 ? standing(entry) : "");
      }
    }
    table.lines().forEach(console::line);
  }

  private static String standing(Entry entry) {
    Standing standing = entry.standing();
    return switch (standing.status()) {
      case RUNNING -> "running";
      case WAITING -> "waiting";
      case PAUSED -> "PAUSED";
      case ENDED -> "ended";
    };
  }

  private void effects(Evidence evidence) {
    console.title("Effects");
    Table table =
        new Table("third party", "effect", "made", "wanted", "nobody knows", "most for each");
    for (Tally tally : Tally.of(evidence)) {
      table.row(
          tally.errand().service(),
          tally.errand().effect(),
          tally.made(),
          tally.wanted(),
          tally.perhaps(),
          tally.errand().most());
    }
    table.lines().forEach(console::line);
  }

  private void violations(Evidence evidence, Verdict verdict) {
    if (verdict.isClean()) {
      return;
    }
    console.title("Violations");
    verdict.violations().stream()
        .limit(MOST_VIOLATIONS)
        .map(violation -> Text.cut(violation.toString(), LONGEST_VIOLATION))
        .forEach(line -> console.line(console.tinted(Tint.BAD, line)));
    if (verdict.violations().size() > MOST_VIOLATIONS) {
      console.line("… and %d more".formatted(verdict.violations().size() - MOST_VIOLATIONS));
    }
    concerned(evidence, verdict.violations().getFirst()).ifPresent(this::journal);
  }

  private static Optional<WorkflowFile> concerned(Evidence evidence, Violation violation) {
    return evidence.workflows().stream()
        .filter(order -> order.id().value().equals(violation.where()))
        .findFirst();
  }

  private void summary(Evidence evidence, Verdict verdict, FaultCount faults, Duration took) {
    console.line("");
    String run =
        "%s (%s), %s, %s, %s, seed %d, %s"
            .formatted(
                Text.count(evidence.orders().size(), "order"),
                endings(evidence.orders()),
                refunds(evidence),
                Text.count(Tally.of(evidence).stream().mapToLong(Tally::made).sum(), "effect"),
                faults,
                plan.seed(),
                Text.seconds(took));
    if (verdict.isClean()) {
      console.line(
          console.tinted(Tint.GOOD, "All %d claims hold: ".formatted(verdict.claims())) + run);
      long held = evidence.held().size();
      if (held > 0) {
        console.line(
            "%s that a lost reply left behind, and whose sweep is planned, will be cancelled later."
                .formatted(Text.count(held, "slot")));
      }
    } else {
      console.line(
          console.tinted(Tint.BAD, Text.count(verdict.violations().size(), "violation") + ": ")
              + run);
      console.line("To see it again: " + plan.command());
    }
  }

  private static String refunds(Evidence evidence) {
    String count = Text.count(evidence.refunds().size(), "refund");
    return evidence.refunds().isEmpty()
        ? count
        : "%s (%s)".formatted(count, endings(evidence.refunds()));
  }

  private static String endings(List<WorkflowFile> workflows) {
    Map<String, Long> endings =
        workflows.stream()
            .flatMap(
                order -> order.entries().stream().skip(Math.max(0, order.entries().size() - 1)))
            .filter(entry -> entry.standing().status() == Standing.Status.ENDED)
            .collect(
                Collectors.groupingBy(
                    entry -> entry.standing().task(), TreeMap::new, Collectors.counting()));
    return endings.entrySet().stream()
        .map(ending -> ending.getValue() + " " + ending.getKey())
        .collect(Collectors.joining(", "));
  }
}
