package railway.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Algorithm;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Span;
import railway.decision.Verdict;
import railway.engine.Audited.Finding;
import railway.engine.Audited.Finding.Objection;
import railway.engine.Audited.Finding.Remark;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Task;
import railway.workflow.TaskDefinition;

/**
 * What today's definition says of a journal: where events lead, and what tasks may say. A
 * difference may be the doing of a deployment since; where the journal alone cannot tell, it is a
 * remark.
 */
final class Routes {

  private final Definition definition;
  private final Past past;
  private final Standings standings;
  private final Router router;
  private final LateResults lateResults;

  Routes(Definition definition, Pace pace, Past past) {
    PastEntries entries = new PastEntries(past.entries());
    this.definition = definition;
    this.past = past;
    this.standings = new Standings(definition, pace);
    this.router = new Router(definition, entries);
    this.lateResults = new LateResults(entries);
  }

  /** The rule of a task that an event led to. */
  Algorithm algorithm(Next.To to, Event event) {
    return Algorithm.of(task(to.task()), event);
  }

  /** Whether a late result is none that the journal holds already. */
  boolean isNews(Fact.LateResult late, long visitSeq) {
    return !lateResults.known(past.id(), visitSeq, task(late.task()), late);
  }

  /** What is wrong with how the workflow was started. */
  List<Finding> start(Fact.Started fact) {
    List<Finding> findings = new ArrayList<>();
    if (!definition.triggers().contains(fact.event().getClass())) {
      findings.add(
          new Objection(
              "%s does not start workflow %s".formatted(name(fact.event()), definition.name())));
    } else if (!definition.workflowId(fact.event()).equals(past.id().value())) {
      findings.add(
          new Objection(
              "this %s starts the workflow %s"
                  .formatted(name(fact.event()), definition.workflowId(fact.event()))));
    }
    return findings;
  }

  /** What is wrong with the event that a task ended with. */
  List<Finding> event(Fact.Transitioned ended, Ledger ledger) {
    Optional<TaskDefinition> task = definition.task(ended.task());
    if (task.filter(said -> said.says().contains(ended.event().getClass())).isEmpty()) {
      return List.of(
          new Objection("%s cannot say %s".formatted(ended.task(), name(ended.event()))));
    }
    return mapped(ended, ledger)
        .filter(event -> !event.equals(ended.event()))
        .map(
            event ->
                event.getClass().equals(ended.event().getClass())
                    ? (Finding)
                        new Remark(
                            "today's definition ends it with another %s".formatted(name(event)))
                    : new Objection(
                        "it ends with %s, and today's definition with %s"
                            .formatted(name(ended.event()), name(event))))
        .map(List::of)
        .orElseGet(List::of);
  }

  /** The event that the definition gives when nobody answered. */
  private Optional<Event> mapped(Fact.Transitioned ended, Ledger ledger) {
    return switch (ended.how()) {
      case How.GaveUp up when cannotExpire(ended.task(), up.why(), ledger) -> Optional.empty();
      case How.GaveUp up ->
          Optional.of(
              Mapping.givenUp(task(ended.task()), ledger, new Verdict.GiveUp(up.why(), up.known()))
                  .event());
      case How.Compromised applied ->
          Optional.of(Mapping.compromised(task(ended.task()), ledger, applied.known()).event());
      case How.Accepted accepted -> Optional.empty();
      case How.Rejected rejected -> Optional.empty();
      case How.Found found -> Optional.empty();
      case How.FoundRejected found -> Optional.empty();
      case How.Decided decided -> Optional.empty();
    };
  }

  /** It could expire when it was reached, and today it cannot: there is nothing to compare. */
  private boolean cannotExpire(String task, GivingUp why, Ledger ledger) {
    return why instanceof GivingUp.Expired
        && task(task).expiry(ledger.event()).deadline(ledger.since()).isEmpty();
  }

  /** What is wrong with where an event led. */
  List<Finding> next(Fact.Arrival arrival, Span span) {
    Map<String, Integer> visits =
        past.newest().map(before -> before.standing().visits()).orElseGet(standings::unvisited);
    Next latest = router.route(arrival.event(), span.until(), past.id(), visits);
    if (!(arrival.next() instanceof Next.To to && latest instanceof Next.To late)) {
      return arrival.next().equals(latest) ? List.of() : otherwise(arrival, latest);
    }
    if (!to.task().equals(late.task())
        || !to.id().equals(late.id())
        || to.visit() != late.visit()) {
      return otherwise(arrival, latest);
    }
    Optional<Instant> soon = task(late.task()).expiry(arrival.event()).deadline(span.from());
    boolean inTime =
        to.deadline().isPresent() == late.deadline().isPresent()
            && to.deadline().stream()
                .allMatch(
                    deadline ->
                        !deadline.isBefore(soon.orElse(deadline))
                            && !deadline.isAfter(late.deadline().orElse(deadline)));
    return inTime
        ? List.of()
        : List.of(
            new Remark(
                "its deadline is %s, and by today's definition it would be %s"
                    .formatted(said(to.deadline()), said(late.deadline()))));
  }

  private static String said(Optional<Instant> deadline) {
    return deadline.map(Instant::toString).orElse("none");
  }

  private static List<Finding> otherwise(Fact.Arrival arrival, Next today) {
    return List.of(
        new Objection(
            "%s led to %s, and by today's definition it leads to %s"
                .formatted(name(arrival.event()), said(arrival.next()), said(today))));
  }

  private static String said(Next next) {
    return switch (next) {
      case Next.To to -> "%s (%s, visit %d)".formatted(to.task(), to.id(), to.visit());
      case Next.Ended ended -> "the end";
    };
  }

  private Task<Event, Event> task(String name) {
    return Typed.task(definition.task(name).orElseThrow().task());
  }

  private static String name(Event event) {
    return event.getClass().getSimpleName();
  }
}
