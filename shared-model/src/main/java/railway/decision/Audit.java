package railway.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import railway.workflow.Preparation;
import railway.workflow.Reply;

/**
 * Judges a fact that was written down, by the very rule that should have led to it: whether at some
 * moment at which its writer can have judged, {@link Algorithm#judge} or the settling of an answer
 * permitted it.
 *
 * @param course the visit before the fact
 * @param by the writer of the fact's entry
 * @param span when it can have judged
 * @param pausing whether the entry pauses the workflow as well
 */
public record Audit(Course course, String by, Span span, boolean pausing) {

  /**
   * What is to be said of a fact of the visit.
   *
   * @throws IllegalArgumentException for a fact that is not of a visit under way
   */
  public Ruling of(Fact fact) {
    return switch (fact) {
      case Fact.Attempted begun ->
          judged(
              new Verdict.Proceed(begun.attempt(), true)::equals,
              () -> "attempt %d may not begin".formatted(begun.attempt()));
      case Fact.Refused refused ->
          ended(
              refused.attempt(),
              course.algorithm() instanceof OptimisticLock
                  ? Fact.Request.PREPARE
                  : Fact.Request.ATTEMPT);
      case Fact.Unanswered unanswered -> unanswered(unanswered);
      case Fact.Lapsed lapsed ->
          judged(
              new Verdict.TakeNote(lapsed.attempt())::equals,
              () -> "attempt %d had not lapsed, or was accounted for".formatted(lapsed.attempt()));
      case Fact.Answered kept -> kept(kept);
      case Fact.Absent absent ->
          judged(
              new Verdict.Ask(absent.attempt())::equals,
              () ->
                  "attempts up to %d cannot have been shown to be absent"
                      .formatted(absent.attempt()));
      case Fact.Elected elected -> elected(elected);
      case Fact.Released released ->
          course.newest().elected().equals(Optional.of(released.step()))
              ? legal()
              : illegal("step %s was not the elected one".formatted(released.step().id()));
      case Fact.Closing closing ->
          judged(new Verdict.Close(closing.why())::equals, () -> "the election may not be closed");
      case Fact.Transitioned ended -> ended(ended);
      case Fact.Paused paused -> legal();
      case Fact.Resumed resumed ->
          course.newest().paused() ? legal() : illegal("the workflow was not paused");
      case Fact.Started elsewhere -> throw misplaced(fact);
      case Fact.Swept elsewhere -> throw misplaced(fact);
      case Fact.Unswept elsewhere -> throw misplaced(fact);
      case Fact.LateResult elsewhere -> throw misplaced(fact);
    };
  }

  /**
   * What is to be said of an answer that came when this visit had ended. Of attempts off the record
   * any number may have been made that left no trace.
   */
  public Ruling late(Fact.LateResult late) {
    Hearing hearing = new Hearing(course, by, span);
    boolean offRecord =
        course.algorithm() instanceof Idempotent && hearing.isOfOwnRequest(late.how());
    return hearing
        .objection(late.how())
        .filter(objection -> !offRecord)
        .<Ruling>map(Ruling.Illegal::new)
        .orElseGet(() -> credible(late.how()));
  }

  /** Only the rule can have led to it, judging the newest ledger. */
  private Ruling judged(Predicate<Verdict> verdict, Supplier<String> otherwise) {
    Moments moments = Moments.of(course.algorithm(), course.newest(), span);
    Optional<Instant> moment = moments.first(verdict);
    if (moment.isPresent()) {
      return new Ruling.Legal(moment.get());
    }
    return Moments.of(course.algorithm(), course.newest(), span.setBack())
        .first(verdict)
        .<Ruling>map(
            later ->
                new Ruling.Doubtful(
                    later,
                    "legal only if its writer's clock was set back after %s, while it judged"
                        .formatted(later)))
        .orElseGet(
            () ->
                illegal(otherwise.get() + "; the rule said: " + PlainWords.of(moments.verdicts())));
  }

  /** An attempt's own process says that it has ended with it. */
  private Ruling ended(int attempt, Fact.Request request) {
    Fact.Request own =
        course.algorithm() instanceof OptimisticLock ? Fact.Request.PREPARE : Fact.Request.ATTEMPT;
    if (request != own) {
      return illegal("an attempt of this task is no " + request);
    }
    Optional<String> objection = new Hearing(course, by, span).ofOwnRequest(attempt);
    Optional<Attempt> line = course.line(attempt);
    if (objection.isPresent()) {
      return illegal(objection.get());
    }
    if (line.isPresent() && !(line.get().unresolved() && line.get().ended().isEmpty())) {
      return illegal(
          "attempt %d was accounted for before: %s".formatted(attempt, line.get().state()));
    }
    return new Ruling.Legal(begun(attempt));
  }

  /** What was heard of one's own attempt may have been heard as soon as it had begun. */
  private Instant begun(int attempt) {
    List<Course.Stage> since = course.since(attempt);
    Instant begun = since.isEmpty() ? course.stages().getFirst().at() : since.getFirst().at();
    return begun.isAfter(span.until()) ? span.until() : begun;
  }

  private Ruling unanswered(Fact.Unanswered fact) {
    int attempt = fact.attempt();
    return switch (fact.request()) {
      case ATTEMPT, PREPARE -> ended(attempt, fact.request());
      case FIND -> asked(attempt);
      case CONFIRM ->
          electedBy(attempt)
              ? legal()
              : illegal(
                  "only the elected step is confirmed, and attempt %d's is not".formatted(attempt));
      case CANCEL ->
          electedBy(attempt)
              ? judged(
                  Verdict.Cancel.class::isInstance, () -> "the elected step may not be cancelled")
              : illegal(
                  "only the elected step is cancelled, and attempt %d's is not".formatted(attempt));
    };
  }

  private Ruling asked(int attempt) {
    boolean open = course.line(attempt).filter(Attempt::unresolved).isPresent();
    if (open && new Hearing(course, by, span).mayHaveAsked(attempt)) {
      return legal();
    }
    return judged(
        new Verdict.Ask(attempt)::equals,
        () -> "the third party may not be asked about attempts up to %d".formatted(attempt));
  }

  private boolean electedBy(int attempt) {
    return course.line(attempt).filter(line -> line.state() == Attempt.State.ELECTED).isPresent();
  }

  private Ruling kept(Fact.Answered fact) {
    Optional<String> objection = new Hearing(course, by, span).objection(fact.how());
    if (objection.isPresent()) {
      return illegal(objection.get());
    }
    boolean keptByRule = course.stages().stream().anyMatch(stage -> keeps(stage.ledger(), fact));
    return keptByRule || pausing
        ? credible(fact.how())
        : illegal(
            "an answer is kept only while other attempts are unresolved or the workflow is paused; this one decided");
  }

  private boolean keeps(Ledger ledger, Fact.Answered fact) {
    return ledger.paused()
        || (fact.how() instanceof How.Rejected
            && course.algorithm().settle(ledger, fact.attempt(), Reply.rejected(fact.event()))
                instanceof Settlement.Note);
  }

  private Ruling elected(Fact.Elected fact) {
    if (!(course.algorithm() instanceof OptimisticLock twoSteps)) {
      return illegal("only a task of two steps elects one");
    }
    Ruling own = ended(fact.attempt(), Fact.Request.PREPARE);
    if (own instanceof Ruling.Illegal) {
      return own;
    }
    Settlement settled =
        twoSteps.settle(course.newest(), fact.attempt(), Preparation.prepared(fact.step()));
    return settled.equals(new Settlement.Elect(fact.step()))
        ? legal()
        : illegal("no step may be elected any more: " + whyNotElected());
  }

  private String whyNotElected() {
    Ledger ledger = course.newest();
    return ledger
        .elected()
        .map(step -> "step %s is".formatted(step.id()))
        .or(() -> ledger.closing().map(why -> "the election was closed, " + PlainWords.of(why)))
        .orElse("an answer is kept");
  }

  private Ruling ended(Fact.Transitioned fact) {
    Ledger ledger = course.newest();
    if (!ledger.at().task().equals(fact.task()) || !ledger.at().id().equals(fact.id())) {
      return illegal(
          "%s (%s) cannot end, for the workflow was at %s (%s)"
              .formatted(fact.task(), fact.id(), ledger.at().task(), ledger.at().id()));
    }
    if (ledger.paused()) {
      return illegal("the workflow was paused, and nothing decides before an operator resumes it");
    }
    return switch (fact.how()) {
      case How.GaveUp up ->
          judged(new Verdict.GiveUp(up.why(), up.known())::equals, () -> notSo("given up", up));
      case How.Compromised applied ->
          judged(
              new Verdict.ApplyCompromise(applied.known())::equals,
              () ->
                  "the compromise may not be applied with the knowledge that "
                      + PlainWords.of(applied.known()));
      case How.Decided decided -> decided();
      case How.Accepted accepted -> answered(fact);
      case How.Rejected rejected -> answered(fact);
      case How.Found found -> answered(fact);
      case How.FoundRejected found -> answered(fact);
    };
  }

  private static String notSo(String what, How.GaveUp up) {
    return "it may not be %s (%s; %s)"
        .formatted(what, PlainWords.of(up.why()), PlainWords.of(up.known()));
  }

  private Ruling decided() {
    if (!(course.algorithm() instanceof ToDo toDo)) {
      return illegal("only a To-Do is decided by an answer that somebody sends");
    }
    return toDo.open(course.newest(), span.from())
        ? legal()
        : illegal("the To-Do had expired before the answer can have come");
  }

  /** An answer that was kept, or one that was in hand. */
  private Ruling answered(Fact.Transitioned fact) {
    Optional<Instant> concluded =
        Moments.of(course.algorithm(), course.newest(), span)
            .first(verdict -> concludes(verdict, fact));
    if (concluded.isPresent()) {
      return new Ruling.Legal(concluded.get());
    }
    Optional<String> objection =
        new Hearing(course, by, span).objection(fact.how()).or(() -> undecided(fact));
    return objection.<Ruling>map(Ruling.Illegal::new).orElseGet(() -> credible(fact.how()));
  }

  private static boolean concludes(Verdict verdict, Fact.Transitioned fact) {
    return verdict instanceof Verdict.Conclude kept
        && kept.answer().how().equals(fact.how())
        && kept.answer().event().equals(fact.event());
  }

  /** Why an answer that was heard does not end the task yet; a yes always does. */
  private Optional<String> undecided(Fact.Transitioned fact) {
    if (!(fact.how() instanceof How.Rejected rejected)) {
      return Optional.empty();
    }
    Ledger ledger = course.newest();
    Settlement settled =
        course.algorithm() instanceof OptimisticLock twoSteps
            ? twoSteps.settle(ledger, rejected.attempt(), Preparation.rejected(fact.event()))
            : course.algorithm().settle(ledger, rejected.attempt(), Reply.rejected(fact.event()));
    if (settled instanceof Settlement.Decide) {
      return Optional.empty();
    }
    if (course.algorithm() instanceof OptimisticLock) {
      return Optional.of("a no does not decide any more: " + whyNotElected());
    }
    List<Attempt> others =
        ledger.attempts().stream()
            .filter(line -> line.unresolved() && line.number() != rejected.attempt())
            .toList();
    return Optional.of(
        others.isEmpty()
            ? "a no does not decide, for a yes is kept"
            : "a no decides only when no other attempt is unresolved, and %s is"
                .formatted(PlainWords.attempts(others)));
  }

  /** Whether an answer fits what was known of its attempt; else some assumption does not hold. */
  private Ruling credible(How how) {
    Optional<Attempt> line =
        switch (how) {
          case How.Accepted accepted -> course.line(accepted.attempt());
          case How.Rejected rejected -> course.line(rejected.attempt());
          case How.Found found -> course.line(found.attempt());
          case How.FoundRejected found -> course.line(found.attempt());
          case How.GaveUp up -> Optional.empty();
          case How.Compromised compromised -> Optional.empty();
          case How.Decided decided -> Optional.empty();
        };
    if (line.isEmpty() || course.algorithm() instanceof Idempotent) {
      return legal();
    }
    boolean own = new Hearing(course, by, span).isOfOwnRequest(how);
    boolean over =
        line.get().state() == Attempt.State.REFUSED
            || (line.get().unresolved() && line.get().ended().isPresent());
    if (own && over) {
      return illegal(
          "the process of attempt %d had ended with it, without this answer"
              .formatted(line.get().number()));
    }
    return how.accepted() && line.get().state() == Attempt.State.ABSENT
        ? new Ruling.Doubtful(
            span.from(),
            "attempt %d had its effect after the third party had said that it had none: a bound of this task does not hold"
                .formatted(line.get().number()))
        : legal();
  }

  private Ruling legal() {
    return new Ruling.Legal(span.from());
  }

  private static Ruling illegal(String objection) {
    return new Ruling.Illegal(objection);
  }

  private static IllegalArgumentException misplaced(Fact fact) {
    return new IllegalArgumentException("Not of a visit under way: " + fact);
  }
}
