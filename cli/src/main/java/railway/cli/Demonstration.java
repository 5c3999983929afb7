package railway.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import railway.cli.console.Console;
import railway.cli.console.Text;
import railway.cli.local.Stores;
import railway.cli.local.Town;
import railway.cli.local.TownPlan;
import railway.cli.shop.OrderBook;
import railway.cli.shop.People;
import railway.cli.shop.PlannedOrder;
import railway.cli.timeline.JournalWatch;
import railway.cli.timeline.Narrator;
import railway.cli.timeline.Timeline;
import railway.cli.verdict.Evidence;
import railway.cli.verdict.Position;
import railway.cli.verdict.Verdict;
import railway.cli.verdict.Violation;
import railway.store.Entry;
import railway.store.WorkflowId;

/** Places orders, plays the people around them, shows what happens, and judges it at the end. */
final class Demonstration {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration BETWEEN_NEWS = Duration.ofSeconds(10);
  private static final Duration UNTIL_QUIET = Duration.ofSeconds(30);
  private static final Duration UNTIL_SWEPT = Duration.ofMinutes(6);

  private final RunPlan plan;
  private final TownPlan townPlan;
  private final Console console;
  private final InstantSource clock;
  private final Consumer<Town> prank;
  private final WorkflowsUnderWay underWay;
  private final Instant begun;
  private Instant news;

  /**
   * A demonstration.
   *
   * @param prank is done to the town before the first order; for tests that want a violation
   */
  Demonstration(
      RunPlan plan, TownPlan townPlan, Console console, InstantSource clock, Consumer<Town> prank) {
    this.plan = plan;
    this.townPlan = townPlan;
    this.console = console;
    this.clock = clock;
    this.prank = prank;
    this.underWay = new WorkflowsUnderWay(clock);
    this.begun = clock.instant();
    this.news = begun;
  }

  /** Whether everything was as promised. */
  boolean run() throws InterruptedException {
    console.line(
        "Starting the local cloud%s and five third parties%s …"
            .formatted(
                plan.processes() ? ", each function in processes of its own," : "",
                plan.faults() ? ", faults drawn from seed " + plan.seed() : ""));
    try (Town town = Town.open(townPlan);
        Stores stores = new Stores(town)) {
      prank.accept(town);
      List<PlannedOrder> orders = OrderBook.orders(plan.seed(), plan.orders(), plan.faults());
      DemoReport report = new DemoReport(console, plan, begun);
      report.opening(orders, Duration.between(begun, clock.instant()));
      try (Announcements announcements = new Announcements(town.cloud(), town.bus(), event -> {});
          People people = new People(town, orders, plan.thinking())) {
        List<PlannedOrder> placed;
        List<Violation> late;
        try (JournalWatch watch =
            JournalWatch.start(
                stores.streams(), stores.streamArn(), stores.codec(), listener(orders))) {
          people.start();
          placed = place(orders, people, watch);
          late = awaitEndings(watch);
          awaitQuiet(town, people);
          watch.catchUp();
          while (late.isEmpty() && underWay.underWay() > 0) { // what came late has begun refunds
            late = awaitEndings(watch);
            awaitQuiet(town, people);
            watch.catchUp();
          }
        }
        Evidence evidence =
            new Investigation(town, stores, clock).collect(placed, underWay.seen(), announcements);
        return report.closing(
            evidence,
            Verdict.on(evidence).and(late).and(plan.thorough() ? unswept(evidence) : List.of()),
            announcements.heard(),
            FaultCount.of(town),
            Duration.between(begun, clock.instant()));
      }
    }
  }

  /** After all sweeps were waited for, no slot may be held. */
  private static List<Violation> unswept(Evidence evidence) {
    return evidence.held().stream()
        .map(
            hold ->
                new Violation(
                    "a left-over slot is swept",
                    hold.reference(),
                    hold.holdId() + " is still held"))
        .toList();
  }

  private Consumer<Entry> listener(List<PlannedOrder> orders) {
    if (!plan.isTold()) {
      return underWay;
    }
    Narrator narrator = new Narrator();
    int longest =
        orders.stream().mapToInt(order -> order.workflow().value().length()).max().orElse(0);
    Timeline timeline = new Timeline(console, begun, longest);
    timeline.heading();
    return underWay.andThen(entry -> narrator.tell(entry).forEach(timeline::show));
  }

  /** Returns those that were placed: no more once one has had its time. */
  private List<PlannedOrder> place(List<PlannedOrder> orders, People people, JournalWatch watch)
      throws InterruptedException {
    List<PlannedOrder> placed = new ArrayList<>();
    for (PlannedOrder order : orders) {
      while (underWay.underWay() >= plan.atOnce() && overdue().isEmpty()) {
        watch.requireAlive();
        tellProgress();
        Thread.sleep(LOOK);
      }
      if (!overdue().isEmpty()) {
        break;
      }
      underWay.placed(order.workflow());
      people.place(order);
      placed.add(order);
    }
    return placed;
  }

  /** Until all workflows have ended, or some have had their time: these are returned. */
  private List<Violation> awaitEndings(JournalWatch watch) throws InterruptedException {
    while (underWay.underWay() > 0) {
      List<WorkflowId> overdue = overdue();
      if (!overdue.isEmpty()) {
        return overdue.stream().map(this::late).toList();
      }
      watch.requireAlive();
      tellProgress();
      Thread.sleep(LOOK);
    }
    return List.of();
  }

  private List<WorkflowId> overdue() {
    return underWay.notEnded(clock.instant().minus(plan.patience()));
  }

  private Violation late(WorkflowId workflow) {
    return new Violation(
        "a workflow ends in time",
        workflow.value(),
        "it has not ended in %d s: %s"
            .formatted(
                plan.patience().toSeconds(),
                underWay.newest(workflow).map(Position::of).orElse("it has not begun")));
  }

  private void tellProgress() {
    if (plan.isTold()) {
      return;
    }
    String progress =
        "%d workflows of %d orders have ended, %d are under way, %s so far"
            .formatted(
                underWay.ended(),
                plan.orders(),
                underWay.underWay(),
                Text.count(underWay.facts(), "fact"));
    console.passing(progress);
    if (!console.terminal() && clock.instant().isAfter(news.plus(BETWEEN_NEWS))) {
      console.line(progress);
      news = clock.instant();
    }
  }

  /**
   * Late payers have paid, late effects have happened, read models have caught up, sweeps that are
   * near have been made.
   */
  private void awaitQuiet(Town town, People people) throws InterruptedException {
    Instant end = clock.instant().plus(plan.thorough() ? UNTIL_SWEPT : UNTIL_QUIET);
    while (clock.instant().isBefore(end) && isBusyUntil(town, people, end)) {
      console.passing("waiting for late effects and for sweeps of left-over slots …");
      Thread.sleep(LOOK);
    }
    town.cloud().awaitQuiet(UNTIL_QUIET);
  }

  private boolean isBusyUntil(Town town, People people, Instant end) {
    return people.areAboutToPay()
        || town.parties().underWay() > 0
        || underWay.sweepsAheadUntil(end);
  }
}
