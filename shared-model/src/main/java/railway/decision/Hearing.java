package railway.decision;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a writer can have heard an answer. An answer in hand survives lost races, so that it may
 * have been heard at any stage of the visit.
 *
 * @param by the writer of the entry that tells of it
 */
record Hearing(Course course, String by, Span span) {

  /** What speaks against it; empty if nothing does. */
  Optional<String> objection(How how) {
    return switch (how) {
      case How.Accepted accepted ->
          course.algorithm() instanceof OptimisticLock
              ? unlessElected(accepted.attempt())
              : ofOwnRequest(accepted.attempt());
      case How.Rejected rejected -> ofOwnRequest(rejected.attempt());
      case How.Found found ->
          course.algorithm() instanceof OptimisticLock
              ? unlessCancelled(found.attempt())
              : unlessAsked(found.attempt());
      case How.FoundRejected found -> unlessAsked(found.attempt());
      case How.Decided decided ->
          course.algorithm() instanceof ToDo
              ? Optional.empty()
              : Optional.of("only a To-Do is decided by an answer that somebody sends");
      case How.GaveUp up -> Optional.of("giving up is no answer");
      case How.Compromised compromised -> Optional.of("a compromise is no answer");
    };
  }

  /** Whether only the process that made the attempt can know this. */
  boolean isOfOwnRequest(How how) {
    return switch (how) {
      case How.Accepted accepted -> !(course.algorithm() instanceof OptimisticLock);
      case How.Rejected rejected -> true;
      case How.Found found -> false;
      case How.FoundRejected found -> false;
      case How.GaveUp up -> false;
      case How.Compromised compromised -> false;
      case How.Decided decided -> false;
    };
  }

  /** What speaks against an attempt's own process telling of it. */
  Optional<String> ofOwnRequest(int attempt) {
    return switch (course.algorithm()) {
      case ToDo toDo -> Optional.of("nothing is attempted for a To-Do");
      case Idempotent idempotent ->
          attempt >= 1 && attempt <= course.newest().nextAttempt()
              ? Optional.empty()
              : Optional.of(
                  "attempt %d would be the next one".formatted(course.newest().nextAttempt()));
      case PessimisticLock locked -> unlessBegunByWriter(attempt);
      case OptimisticLock twoSteps -> unlessBegunByWriter(attempt);
      case Opaque opaque -> unlessBegunByWriter(attempt);
    };
  }

  private Optional<String> unlessBegunByWriter(int attempt) {
    Optional<Attempt> line = course.line(attempt);
    if (line.isEmpty()) {
      return Optional.of(notOnRecord(attempt));
    }
    String maker = invocation(line.get().by());
    return maker.equals(invocation(by))
        ? Optional.empty()
        : Optional.of(
            "attempt %d was made by %s, and only its maker hears its answer"
                .formatted(attempt, maker));
  }

  private Optional<String> unlessElected(int attempt) {
    return course.everElected(attempt)
        ? Optional.empty()
        : Optional.of(
            "a step is confirmed only once it is elected, and none of attempt %d ever was"
                .formatted(attempt));
  }

  /**
   * The elected step is cancelled after the election was closed, one's own that lost at any time.
   */
  private Optional<String> unlessCancelled(int attempt) {
    boolean closed =
        course.stages().stream().anyMatch(stage -> stage.ledger().closing().isPresent());
    return closed && course.everElected(attempt)
        ? Optional.empty()
        : unlessBegunByWriter(attempt)
            .map(
                other ->
                    "the elected step is cancelled only after the election was closed; " + other);
  }

  /** A slow query about earlier attempts may have shown it. */
  private Optional<String> unlessAsked(int attempt) {
    if (!(course.algorithm() instanceof PessimisticLock)) {
      return Optional.of("only a pessimistic task asks the third party what an attempt did");
    }
    if (course.line(attempt).isEmpty()) {
      return Optional.of(notOnRecord(attempt));
    }
    return IntStream.rangeClosed(1, attempt).anyMatch(this::mayHaveAsked)
        ? Optional.empty()
        : Optional.of(
            "the third party is asked only when the bounds of every unresolved attempt have passed; the rule said: "
                + PlainWords.of(Moments.of(course.algorithm(), course.newest(), span).verdicts()));
  }

  /** Whether the rule told somebody, at some stage, to ask about attempts up to this one. */
  boolean mayHaveAsked(int attempt) {
    return course.since(attempt).stream()
        .flatMap(stage -> Stream.of(lapsesNoted(stage)))
        .anyMatch(
            stage ->
                Moments.of(
                        course.algorithm(),
                        stage.ledger(),
                        new Span(Span.between(stage.at(), span.until()).from(), span.until()))
                    .first(new Verdict.Ask(attempt)::equals)
                    .isPresent());
  }

  /** A note of a lapse may have been lost in a race, while what was heard after it was kept. */
  private Course.Stage lapsesNoted(Course.Stage stage) {
    Ledger ledger = stage.ledger();
    while (course.algorithm().judge(ledger, span.until()) instanceof Verdict.TakeNote note) {
      ledger =
          ledger.with(
              new Recorded(span.until(), by, new Fact.Lapsed(note.attempt(), new Then.Stop())));
    }
    return new Course.Stage(stage.at(), ledger);
  }

  private static String notOnRecord(int attempt) {
    return "no attempt %d is on record in this visit".formatted(attempt);
  }

  /** A writer is named by its invocation and the number of its write. */
  static String invocation(String writer) {
    int write = writer.lastIndexOf('/');
    return write < 0 ? writer : writer.substring(0, write);
  }
}
