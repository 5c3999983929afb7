package railway.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import railway.decision.Algorithm;
import railway.decision.Fact;
import railway.engine.Audited.Finding;
import railway.engine.Audited.Finding.Objection;
import railway.engine.Audited.Finding.Remark;
import railway.store.Entry;
import railway.store.Standing;
import railway.workflow.Category;
import railway.workflow.Definition;

/**
 * Compares where an entry says that the workflow stands with what follows from the facts. When the
 * writer's invocation would have ended is not in the journal: any moment within the longest life of
 * a process may be meant.
 */
final class StandingAudit {

  /** Entries did not always say it; one that does not is as good as any other. */
  private static final String UNCERTAIN = "uncertain";

  private static final List<Part> PARTS =
      List.of(
          new Part("status", Standing::status),
          new Part("task", Standing::task),
          new Part("id", standing -> orNone(standing.id())),
          new Part("category", standing -> orNone(standing.category())),
          new Part("since", Standing::since),
          new Part("visitSeq", Standing::visitSeq),
          new Part("deadline", standing -> orNone(standing.deadline())),
          new Part("due", standing -> orNone(standing.due())),
          new Part("attempts", Standing::attempts),
          new Part("unresolved", Standing::unresolved),
          new Part("visits", Standing::visits),
          new Part("sweeps", Standing::sweeps),
          new Part(UNCERTAIN, Standing::uncertain));

  private final Standings standings;
  private final Past past;

  StandingAudit(Definition definition, Pace pace, Past past) {
    this.standings = new Standings(definition, pace);
    this.past = past;
  }

  /** One part of a standing, with its name in the tables. */
  private record Part(String name, Function<Standing, Object> of) {}

  private static Object orNone(Optional<?> value) {
    return value.<Object>map(there -> there).orElse("none");
  }

  /** What is wrong with the standing of an entry. */
  List<Finding> check(Entry entry) {
    Standing stored = entry.standing();
    Instant longest = entry.at().plus(Algorithm.LONGEST_PROCESS);
    Optional<Instant> ends =
        stored
            .due()
            .map(due -> due.minus(Algorithm.CLOCK_MARGIN))
            .filter(end -> !end.isAfter(longest));
    Optional<Standing> exact =
        ends.flatMap(end -> expected(entry, end)).filter(standing -> agree(stored, standing));
    return exact
        .or(() -> expected(entry, longest))
        .map(follows -> differences(stored, follows))
        .orElse(List.of());
  }

  /** Whether they say the same, but for what an older entry leaves out. */
  private static boolean agree(Standing stored, Standing expected) {
    return PARTS.stream()
        .filter(part -> !part.name().equals(UNCERTAIN))
        .allMatch(part -> part.of().apply(stored).equals(part.of().apply(expected)));
  }

  /** Empty where none follows, because the journal does not begin with a start. */
  private Optional<Standing> expected(Entry entry, Instant writerEnds) {
    if (past.situation().isPresent()) {
      return Optional.of(
          standings.after(
              past.situation().get(),
              entry.facts(),
              entry.seq(),
              entry.at(),
              entry.by(),
              writerEnds,
              entry.hop()));
    }
    return entry.facts().getFirst() instanceof Fact.Started started
        ? Optional.of(standings.started(started, entry.at(), writerEnds))
        : Optional.empty();
  }

  private static List<Finding> differences(Standing stored, Standing expected) {
    return PARTS.stream()
        .filter(part -> !part.of().apply(stored).equals(part.of().apply(expected)))
        .map(part -> difference(part, stored, expected))
        .toList();
  }

  private static Finding difference(Part part, Standing stored, Standing expected) {
    String words =
        "its standing says %s %s, and from the facts follows %s"
            .formatted(part.name(), part.of().apply(stored), part.of().apply(expected));
    if (part.name().equals("due") && isDeclared(stored, expected)) {
      return new Remark(words + ", if the task declared the same bounds then");
    }
    if (part.name().equals(UNCERTAIN) && expected.uncertain()) {
      return new Remark(words + "; an older version of the code did not write it down");
    }
    return new Objection(words);
  }

  /** A due time may rest on a bound that a task declares and that no journal keeps. */
  private static boolean isDeclared(Standing stored, Standing expected) {
    return stored.due().isPresent()
        && expected.due().isPresent()
        && expected
            .category()
            .filter(Set.of(Category.PESSIMISTIC_LOCK, Category.IDEMPOTENT)::contains)
            .isPresent();
  }
}
