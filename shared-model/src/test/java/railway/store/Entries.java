package railway.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.decision.Then;
import railway.store.Parcel.Delivered;
import railway.store.Parcel.HandedIn;
import railway.store.Parcel.Piece;
import railway.store.Parcel.Returned;
import railway.store.Parcel.TooHeavy;
import railway.workflow.Category;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Step;
import railway.workflow.TaskId;

/** Entries to be stored: one of every kind, and makers of the usual ones. */
public final class Entries {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000Z");

  private static final TaskId WEIGH = new TaskId("weigh-7");
  private static final Knowledge.MayHaveHappened ONCE_AT_MOST = new Knowledge.MayHaveHappened(0, 1);

  private Entries() {}

  public static HandedIn handedIn() {
    return new HandedIn(
        "7",
        List.of(
            new Piece("box \u00e4\u20ac\ud83d\udce6", 2, List.of(new Piece("", 0, List.of()))),
            new Piece("tube", Integer.MAX_VALUE, List.of())),
        Map.of("Bremen", Long.MAX_VALUE, "Oslo", Long.MIN_VALUE),
        new BigDecimal("10.50"),
        new BigInteger("123456789012345678901234567890123456789012345"),
        Optional.of("mind the cat"),
        Instant.parse("2026-02-28T23:59:59.123456789Z"),
        true,
        "");
  }

  /** Entry 0. */
  public static Entry started(WorkflowId id, String by) {
    return entry(id, 0, by, new Fact.Started(handedIn(), toWeigh()));
  }

  /** An entry without a transition. */
  public static Entry attempted(WorkflowId id, long seq, String by) {
    return entry(id, seq, by, new Fact.Attempted((int) seq, NOON.plusSeconds(15)));
  }

  /** An entry with one. */
  public static Entry tooHeavy(WorkflowId id, long seq, String by) {
    return entry(
        id,
        seq,
        by,
        new Fact.Transitioned(
            "Weigh",
            WEIGH,
            new TooHeavy("7", new BigDecimal("31.5")),
            new How.Accepted(1),
            toAskSender()));
  }

  public static Entry entry(WorkflowId id, long seq, String by, Fact... facts) {
    return new Entry(id, seq, NOON, by, "parcel", List.of(facts), running(NOON), Entry.Hop.NONE);
  }

  public static Next toWeigh() {
    return new Next.To("Weigh", WEIGH, 1, Optional.empty());
  }

  public static Next toAskSender() {
    return new Next.To(
        "AskSender", new TaskId("ask-7-visit-2"), 2, Optional.of(NOON.plusMillis(1)));
  }

  public static Standing running(Instant since) {
    return new Standing(
        Standing.Status.RUNNING,
        "Weigh",
        Optional.of(WEIGH),
        Optional.of(Category.IDEMPOTENT),
        since,
        0,
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        Map.of(),
        List.of(),
        false);
  }

  /** Every fact, with every way in which an end is known, a task is left, given up or retried. */
  public static List<Fact> everyFact() {
    return Stream.of(
            Stream.of(new Fact.Started(handedIn(), toWeigh())),
            everyHow().map(how -> transitioned(how, toAskSender())),
            Stream.of(transitioned(new How.Accepted(2), new Next.Ended())),
            everyHow().map(how -> new Fact.Answered(2, how, new Returned("7", "no such street"))),
            everyThen().map(then -> new Fact.Refused(1, "connection refused", then)),
            everyThen().map(then -> new Fact.Lapsed(3, then)),
            Stream.of(Fact.Request.values())
                .map(request -> new Fact.Unanswered(4, request, "time-out", new Then.Stop())),
            everyWhy().map(Fact.Closing::new),
            Stream.of(
                new Fact.Attempted(1, NOON.plusNanos(1)),
                new Fact.Absent(1),
                new Fact.Elected(1, new Step("hold-9")),
                new Fact.Released(new Step("hold-9"), new Then.Stop()),
                new Fact.Swept(WEIGH),
                new Fact.LateResult("Weigh", WEIGH, new Delivered("7"), new How.Accepted(2)),
                new Fact.Unswept(WEIGH, Instant.parse("2026-01-02T03:04:05.678Z")),
                new Fact.Paused("the definition lost an event"),
                new Fact.Resumed()))
        .flatMap(facts -> facts.map(Fact.class::cast))
        .toList();
  }

  private static Fact transitioned(How how, Next next) {
    return new Fact.Transitioned(
        "Weigh", WEIGH, new TooHeavy("7", new BigDecimal("1E+3")), how, next);
  }

  private static Stream<How> everyHow() {
    return Stream.concat(
        Stream.of(
            new How.Accepted(1),
            new How.Rejected(2),
            new How.Found(3),
            new How.FoundRejected(3),
            new How.GaveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED),
            new How.Compromised(new Knowledge.MayHaveHappened(1, 3)),
            new How.Decided("answer-1", "role:support")),
        everyWhy().map(why -> new How.GaveUp(why, ONCE_AT_MOST)));
  }

  private static Stream<GivingUp> everyWhy() {
    return Stream.of(
        new GivingUp.Expired(),
        new GivingUp.Faulted(new Fault.Refused("connection refused")),
        new GivingUp.Faulted(new Fault.Unanswered("time-out")));
  }

  private static Stream<Then> everyThen() {
    return Stream.of(new Then.Again(NOON.plusMillis(5001)), new Then.Stop());
  }

  /** Standings that differ in everything that a standing can hold. */
  public static List<Standing> everyStanding() {
    Standing full =
        new Standing(
            Standing.Status.WAITING,
            "AskSender",
            Optional.of(new TaskId("ask-7-visit-2")),
            Optional.of(Category.TO_DO),
            NOON,
            4,
            Optional.of(NOON.plusSeconds(60)),
            Optional.of(NOON.plusSeconds(59)),
            3,
            2,
            Map.of("Weigh", 2, "AskSender", 17),
            List.of(
                new Standing.Sweep(3, "Weigh", WEIGH, NOON.plusSeconds(5)),
                new Standing.Sweep(0, "Weigh", new TaskId("weigh-6"), NOON)),
            true);
    Standing ended =
        new Standing(
            Standing.Status.ENDED,
            "Delivered",
            Optional.empty(),
            Optional.empty(),
            NOON,
            9,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Map.of(),
            List.of(),
            false);
    return Stream.of(
            Stream.of(full, ended),
            Stream.of(Standing.Status.values()).map(status -> with(status, Category.OPAQUE)),
            Stream.of(Category.values()).map(category -> with(Standing.Status.PAUSED, category)))
        .flatMap(standings -> standings)
        .toList();
  }

  private static Standing with(Standing.Status status, Category category) {
    Standing running = running(NOON);
    return new Standing(
        status,
        running.task(),
        running.id(),
        Optional.of(category),
        running.since(),
        running.visitSeq(),
        running.deadline(),
        running.due(),
        running.attempts(),
        running.unresolved(),
        running.visits(),
        running.sweeps(),
        running.uncertain());
  }
}
