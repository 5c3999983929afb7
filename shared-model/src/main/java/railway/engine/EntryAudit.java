package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import railway.decision.Algorithm;
import railway.decision.Audit;
import railway.decision.Course;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Recorded;
import railway.decision.Ruling;
import railway.decision.Span;
import railway.engine.Audited.Checked;
import railway.engine.Audited.CheckedFact;
import railway.engine.Audited.Finding;
import railway.engine.Audited.Finding.Objection;
import railway.engine.Audited.Finding.Remark;
import railway.store.Entry;
import railway.workflow.Definition;
import railway.workflow.Knowledge;
import railway.workflow.TaskId;

/**
 * One entry, judged after those before it. Facts of one entry were drafted one after the other, the
 * last of them no later than the entry's own date.
 */
final class EntryAudit {

  private final Past past;
  private final Entry entry;
  private final Routes routes;
  private final StandingAudit standings;
  private final List<Finding> whole = new ArrayList<>();
  private Span span;
  private boolean arrived;

  EntryAudit(Definition definition, Pace pace, Past past, Entry entry) {
    this.past = past;
    this.entry = entry;
    this.routes = new Routes(definition, pace, past);
    this.standings = new StandingAudit(definition, pace, past);
    this.span =
        past.newest()
            .map(before -> Span.between(before.at(), entry.at()))
            .orElseGet(() -> new Span(entry.at(), entry.at()));
  }

  Checked check() {
    surroundings();
    Optional<Course> before = past.visits().open().map(VisitLog.Logged::course);
    List<CheckedFact> facts = new ArrayList<>();
    for (Fact fact : entry.facts()) {
      facts.add(new CheckedFact(fact, check(fact)));
    }
    settle(before);
    whole.addAll(standings.check(entry));
    return new Checked(entry, facts, whole);
  }

  private void surroundings() {
    object(!entry.id().equals(past.id()), () -> "it is an entry of " + entry.id());
    past.newest().ifPresent(this::follows);
    boolean told = false;
    int arrivals = 0;
    for (Fact fact : entry.facts()) {
      told |= isTold(fact);
      arrivals += fact instanceof Fact.Arrival ? 1 : 0;
    }
    object(
        told && entry.hop() != Entry.Hop.STREAM,
        () -> "the stream brings it to nobody, so that nobody acts on it or announces it");
    object(
        arrivals > 1,
        () -> "it holds two transitions, and each must be the newest fact for a while");
  }

  private void follows(Entry before) {
    object(
        !before.workflow().equals(entry.workflow()),
        () ->
            "it is of workflow %s, and those before it of %s"
                .formatted(entry.workflow(), before.workflow()));
    Duration back = Duration.between(entry.at(), before.at());
    object(
        back.compareTo(Algorithm.CLOCK_MARGIN) > 0,
        () ->
            "it is dated %s, which is %d ms before entry %d, and clocks differ by %d ms at most"
                .formatted(
                    entry.at(), back.toMillis(), before.seq(), Algorithm.CLOCK_MARGIN.toMillis()));
  }

  /** Whether somebody must be told of it: a start is followed, the others are announced. */
  private static boolean isTold(Fact fact) {
    return fact instanceof Fact.Started
        || fact instanceof Fact.LateResult
        || (fact instanceof Fact.Arrival arrival && arrival.next() instanceof Next.Ended);
  }

  private void object(boolean wrong, Supplier<String> words) {
    if (wrong) {
      whole.add(new Objection(words.get()));
    }
  }

  private List<Finding> check(Fact fact) {
    if (past.newest().isEmpty() && !arrived && !(fact instanceof Fact.Started)) {
      return objection("a journal begins with what started the workflow");
    }
    return switch (fact) {
      case Fact.Started started -> started(started);
      case Fact.LateResult late -> late(late);
      case Fact.Swept swept -> swept(swept.task());
      case Fact.Unswept unswept -> swept(unswept.task());
      case Fact.Transitioned ended -> transitioned(ended);
      case Fact.Attempted visit -> ofVisit(visit);
      case Fact.Refused visit -> ofVisit(visit);
      case Fact.Unanswered visit -> ofVisit(visit);
      case Fact.Lapsed visit -> ofVisit(visit);
      case Fact.Answered visit -> ofVisit(visit);
      case Fact.Absent visit -> ofVisit(visit);
      case Fact.Elected visit -> ofVisit(visit);
      case Fact.Released visit -> ofVisit(visit);
      case Fact.Closing visit -> ofVisit(visit);
      case Fact.Paused visit -> ofVisit(visit);
      case Fact.Resumed visit -> ofVisit(visit);
    };
  }

  private List<Finding> started(Fact.Started fact) {
    if (past.newest().isPresent() || arrived) {
      return objection("the workflow had been started before");
    }
    List<Finding> findings = new ArrayList<>(routes.start(fact));
    findings.addAll(routes.next(fact, span));
    arrive(fact);
    return findings;
  }

  private List<Finding> ofVisit(Fact fact) {
    Optional<VisitLog.Logged> open = past.visits().open();
    if (open.isEmpty()) {
      return objection("the workflow had ended: only late results and sweeps come after that");
    }
    Ruling ruling = audit(open.get().course()).of(fact);
    draft(open.get().course(), fact, ruling);
    return findings(ruling);
  }

  private List<Finding> transitioned(Fact.Transitioned fact) {
    Optional<VisitLog.Logged> open = past.visits().open();
    if (open.isEmpty()) {
      return objection("the workflow had ended, and nothing ends twice");
    }
    Course course = open.get().course();
    Ruling ruling = audit(course).of(fact);
    List<Finding> findings = new ArrayList<>(findings(ruling));
    if (!(ruling instanceof Ruling.Illegal)) {
      findings.addAll(routes.event(fact, course.newest()));
    }
    findings.addAll(routes.next(fact, span));
    past.visits().ends(fact);
    arrive(fact);
    return findings;
  }

  private Audit audit(Course course) {
    boolean pausing = entry.facts().stream().anyMatch(Fact.Paused.class::isInstance);
    return new Audit(course, entry.by(), span, pausing);
  }

  private void arrive(Fact.Arrival arrival) {
    arrived = true;
    if (arrival.next() instanceof Next.To to) {
      Algorithm algorithm = routes.algorithm(to, arrival.event());
      object(
          past.visits().knows(to.id()),
          () ->
              "a second visit is named %s like an earlier one: a third party would take it for the same action"
                  .formatted(to.id()));
      past.visits()
          .opens(to, entry.seq(), Course.opened(algorithm, arrival.event(), to, entry.at()));
    }
  }

  /** As its writer saw it: each fact at the moment at which it was drafted. */
  private void draft(Course course, Fact fact, Ruling ruling) {
    Instant moment =
        switch (ruling) {
          case Ruling.Legal legal -> legal.moment();
          case Ruling.Doubtful doubtful -> doubtful.moment();
          case Ruling.Illegal illegal -> entry.at();
        };
    span = span.since(moment);
    past.visits().goesOn(course.with(new Recorded(moment, entry.by(), fact)));
  }

  /** As everybody else sees it: all facts at the entry's own date. */
  private void settle(Optional<Course> before) {
    past.visits()
        .open()
        .ifPresent(
            visit -> {
              Course begun =
                  arrived || before.isEmpty()
                      ? new Course(
                          visit.course().algorithm(), visit.course().stages().subList(0, 1))
                      : before.get();
              Ledger ledger = begun.newest();
              for (Recorded recorded : sinceArrival()) {
                ledger = ledger.with(recorded);
              }
              past.visits().goesOn(begun.with(new Course.Stage(entry.at(), ledger)));
            });
  }

  private List<Recorded> sinceArrival() {
    List<Recorded> facts = new ArrayList<>();
    entry
        .recorded()
        .forEach(
            recorded -> {
              if (recorded.fact() instanceof Fact.Arrival) {
                facts.clear();
              } else {
                facts.add(recorded);
              }
            });
    return facts;
  }

  private List<Finding> late(Fact.LateResult fact) {
    Optional<VisitLog.Logged> visit = past.visits().ended(fact.task(), fact.id());
    if (visit.isEmpty()) {
      return objection(
          "%s (%s) had not ended: an answer that comes in time decides or is kept"
              .formatted(fact.task(), fact.id()));
    }
    List<Finding> findings = new ArrayList<>(findings(audit(visit.get().course()).late(fact)));
    if (!routes.isNews(fact, visit.get().seq())) {
      findings.add(new Objection("it is on record already"));
    }
    boolean denied =
        visit.get().end().map(Fact.Transitioned::how).orElse(null) instanceof How.GaveUp up
            && up.known() instanceof Knowledge.NothingHappened;
    if (denied && fact.how().accepted()) {
      findings.add(
          new Remark(
              "the task had ended with the knowledge that nothing happened: a bound of this task does not hold"));
    }
    past.visits().late(visit.get(), fact.how());
    return findings;
  }

  /** Several may sweep at once, and each says so. */
  private List<Finding> swept(TaskId task) {
    Optional<Instant> planned = past.sweepOf(task);
    if (planned.isEmpty()) {
      return objection("nothing of %s was left over to be swept".formatted(task));
    }
    return planned.get().isAfter(entry.at())
        ? objection(
            "left-over steps of %s are not looked for before %s, when a late request can no longer create another"
                .formatted(task, planned.get()))
        : List.of();
  }

  private static List<Finding> findings(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Legal legal -> List.of();
      case Ruling.Doubtful doubtful -> List.of(new Remark(doubtful.remark()));
      case Ruling.Illegal illegal -> objection(illegal.objection());
    };
  }

  private static List<Finding> objection(String words) {
    return List.of(new Objection(words));
  }
}
