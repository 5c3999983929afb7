package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import railway.store.Standing;
import railway.store.Standing.Status;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.Definition;
import railway.workflow.TaskDefinition;

/**
 * What waits at a moment, and what of it should not. Counted from the read model, at most {@link
 * #MOST} rows a position and a shard: a count of {@link #MOST} means at least so many.
 *
 * @param overdue how many somebody should have looked at {@link #OVERDUE} ago
 * @param oldest by how long the one that is due first is late
 * @param withoutDriver paused, or running with nobody to look at them
 * @param uncertainWaiting at a To-Do because nobody knows what the task before it did
 * @param unresolvedLong at a task for more than {@link #LONG} with attempts that nobody can account
 *     for
 * @param standing how many stand where; positions at which nobody stands are left out
 */
public record Backlog(
    int overdue,
    Duration oldest,
    int withoutDriver,
    int uncertainWaiting,
    int unresolvedLong,
    Map<Position, Integer> standing) {

  /** The most rows that are read of a position, and of a shard. */
  public static final int MOST = 1_000;

  /**
   * All shards that a stack can have. A stack with fewer still has rows in the others if it had
   * more before, and nobody sweeps those.
   */
  public static final int SHARDS = 8;

  /** The sweep looks every minute; what it has not driven on after this long, it will not. */
  public static final Duration OVERDUE = Duration.ofMinutes(5);

  /** Queries are repeated for longer than a third party is usually down. */
  public static final Duration LONG = Duration.ofHours(1);

  /** A task of a workflow. */
  public record Position(String workflow, String task) {}

  public Backlog {
    standing = Map.copyOf(standing);
  }

  /**
   * Reads what waits. Rows of a workflow that is no longer deployed are seen only in what is due.
   *
   * @throws railway.store.StoreTrouble if the read model cannot be read
   */
  public static Backlog look(Definitions definitions, Workflows workflows, Instant now) {
    List<WorkflowRow> due = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      due.addAll(workflows.due(shard, now, MOST));
    }
    Map<Position, List<WorkflowRow>> there = new LinkedHashMap<>();
    for (Definition definition : definitions.all()) {
      for (TaskDefinition task : definition.tasks()) {
        there.put(
            new Position(definition.name(), task.name()),
            workflows.at(definition.name(), task.name(), MOST));
      }
    }
    return count(due, there, now);
  }

  /** Counts rows that are due, and rows by where they stand. */
  static Backlog count(List<WorkflowRow> due, Map<Position, List<WorkflowRow>> there, Instant now) {
    List<Standing> standings =
        there.values().stream().flatMap(List::stream).map(WorkflowRow::standing).toList();
    Map<Position, Integer> howMany = new LinkedHashMap<>();
    there.forEach(
        (position, rows) -> {
          if (!rows.isEmpty()) {
            howMany.put(position, rows.size());
          }
        });
    return new Backlog(
        number(due.stream().map(WorkflowRow::standing).toList(), isDueSince(now.minus(OVERDUE))),
        lateness(due, now),
        number(standings, Backlog::hasNoDriver),
        number(standings, Backlog::waitsUncertain),
        number(standings, isUnresolvedSince(now.minus(LONG))),
        howMany);
  }

  private static int number(List<Standing> standings, Predicate<Standing> which) {
    return (int) standings.stream().filter(which).count();
  }

  private static Predicate<Standing> isDueSince(Instant then) {
    return standing -> standing.due().filter(then::isAfter).isPresent();
  }

  private static Duration lateness(List<WorkflowRow> due, Instant now) {
    Optional<Instant> first =
        due.stream()
            .flatMap(row -> row.standing().due().stream())
            .min(Comparator.naturalOrder())
            .filter(now::isAfter);
    return first.map(then -> Duration.between(then, now)).orElse(Duration.ZERO);
  }

  /** A To-Do without a due time is no such thing: it waits for a person, who is its driver. */
  private static boolean hasNoDriver(Standing standing) {
    return switch (standing.status()) {
      case PAUSED -> true;
      case RUNNING -> standing.due().isEmpty();
      case WAITING, ENDED -> false;
    };
  }

  private static boolean waitsUncertain(Standing standing) {
    return standing.status() == Status.WAITING && standing.uncertain();
  }

  private static Predicate<Standing> isUnresolvedSince(Instant then) {
    return standing ->
        standing.status() != Status.ENDED
            && standing.unresolved() > 0
            && standing.since().isBefore(then);
  }
}
