package railway.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import railway.workflow.Knowledge;

/**
 * What is known of a visit's effect, whatever comes later: accepted ≤ effects ≤ accepted +
 * unresolved.
 */
public sealed interface Certificate {

  /** A State acted at least this often, and at most that often. */
  record Effects(int atLeast, int atMost) implements Certificate {}

  /** A To-Do was decided, by this answer. */
  record Decided(String answer, String by) implements Certificate {}

  /** A To-Do that nobody's answer has decided. */
  record Undecided() implements Certificate {}

  /**
   * The certificate of a visit.
   *
   * @param end how it ended, if it has
   * @param late how the answers came to be known that came afterwards
   */
  static Certificate of(Course course, Optional<How> end, List<How> late) {
    List<How> heard = Stream.concat(end.stream(), late.stream()).toList();
    return switch (course.algorithm()) {
      case ToDo toDo ->
          end.orElse(null) instanceof How.Decided decided
              ? new Decided(decided.answer(), decided.by())
              : new Undecided();
      case Idempotent idempotent -> single(course, heard);
      case OptimisticLock twoSteps ->
          end.isEmpty()
              ? effects(course.algorithm().certificate(course.newest()))
              : confirmed(heard);
      case PessimisticLock locked -> counted(course.newest(), heard);
      case Opaque opaque -> counted(course.newest(), heard);
    };
  }

  /** The key keeps the effect single; only a no says that there is none. */
  private static Effects single(Course course, List<How> heard) {
    boolean yes = course.newest().accepted() || heard.stream().anyMatch(How::accepted);
    boolean no = heard.stream().anyMatch(How.Rejected.class::isInstance);
    return new Effects(yes ? 1 : 0, yes || !no ? 1 : 0);
  }

  /** Only a confirmation is an effect, and at most one step is confirmed. */
  private static Effects confirmed(List<How> heard) {
    int confirmed = heard.stream().anyMatch(How::accepted) ? 1 : 0;
    return new Effects(confirmed, confirmed);
  }

  private static Effects effects(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> new Effects(0, 0);
      case Knowledge.MayHaveHappened range -> new Effects(range.atLeast(), range.atMost());
    };
  }

  /** Each attempt may have had an effect of its own; a query shows what those before it did. */
  private static Effects counted(Ledger ledger, List<How> heard) {
    Set<Integer> accepted = new HashSet<>();
    Set<Integer> open = new HashSet<>();
    for (Attempt line : ledger.attempts()) {
      if (line.state() == Attempt.State.ACCEPTED) {
        accepted.add(line.number());
      } else if (line.unresolved()) {
        open.add(line.number());
      }
    }
    boolean found = false;
    for (How how : heard) {
      switch (how) {
        case How.Accepted yes -> accepted.add(yes.attempt());
        case How.Rejected no -> open.remove(no.attempt());
        case How.Found yes -> {
          found = true;
          open.removeIf(number -> number <= yes.attempt());
        }
        case How.FoundRejected no -> open.removeIf(number -> number <= no.attempt());
        case How.GaveUp up -> {}
        case How.Compromised compromised -> {}
        case How.Decided decided -> {}
      }
    }
    open.removeAll(accepted);
    int least = accepted.isEmpty() && found ? 1 : accepted.size();
    return new Effects(least, least + open.size());
  }
}
