package railway.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import railway.store.Standing;
import railway.store.Standing.Status;
import railway.store.Standing.Sweep;
import railway.workflow.Category;
import railway.workflow.TaskId;

/**
 * Where a workflow stands, inside an entry and as a row of the read model: the same words in both.
 */
final class StandingCodec {

  private StandingCodec() {}

  static void write(Standing standing, Fields fields) {
    fields.put("status", standing.status()).put("task", standing.task());
    standing.id().ifPresent(id -> fields.put("taskId", id.value()));
    standing.category().ifPresent(category -> fields.put("category", category));
    fields
        .put("since", standing.since())
        .put("visitSeq", standing.visitSeq())
        .put("deadline", standing.deadline())
        .put("due", standing.due())
        .put("attempts", standing.attempts())
        .put("unresolved", standing.unresolved());
    if (!standing.visits().isEmpty()) {
      fields.put("visits", standing.visits());
    }
    if (!standing.sweeps().isEmpty()) {
      fields.put("sweeps", standing.sweeps().stream().map(StandingCodec::write).toList());
    }
    if (standing.uncertain()) {
      fields.put("uncertain", true);
    }
  }

  private static Object write(Sweep sweep) {
    return new Fields()
        .put("visitSeq", sweep.visitSeq())
        .put("task", sweep.task())
        .put("taskId", sweep.id().value())
        .put("notBefore", sweep.notBefore())
        .map();
  }

  static Standing read(Stored stored) {
    return new Standing(
        stored.at("status").as(Status.class),
        stored.at("task").text(),
        stored.maybe("taskId").map(id -> id.as(TaskId::new)),
        stored.maybe("category").map(category -> category.as(Category.class)),
        stored.at("since").instant(),
        stored.at("visitSeq").number(),
        stored.maybe("deadline").map(Stored::instant),
        stored.maybe("due").map(Stored::instant),
        stored.at("attempts").count(),
        stored.at("unresolved").count(),
        stored.maybe("visits").map(StandingCodec::visits).orElse(Map.of()),
        stored.maybe("sweeps").map(StandingCodec::sweeps).orElse(List.of()),
        stored.maybe("uncertain").map(Stored::flag).orElse(false));
  }

  /** What is said of a workflow whose standing cannot be read: that an operator must look. */
  static Standing unreadable(long seq, Instant since) {
    return unreadable(seq, since, Optional.empty());
  }

  /** As the other, of a row that somebody must look at from a moment on. */
  static Standing unreadable(long seq, Instant since, Optional<Instant> due) {
    return new Standing(
        Status.PAUSED,
        "unreadable",
        Optional.empty(),
        Optional.empty(),
        since,
        seq,
        Optional.empty(),
        due,
        0,
        0,
        Map.of(),
        List.of(),
        false);
  }

  private static Map<String, Integer> visits(Stored visits) {
    return visits.map().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, task -> task.getValue().count()));
  }

  private static List<Sweep> sweeps(Stored sweeps) {
    return sweeps.list().stream()
        .map(
            sweep ->
                new Sweep(
                    sweep.at("visitSeq").number(),
                    sweep.at("task").text(),
                    sweep.at("taskId").as(TaskId::new),
                    sweep.at("notBefore").instant()))
        .toList();
  }
}
