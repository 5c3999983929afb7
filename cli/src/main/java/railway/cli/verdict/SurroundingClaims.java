package railway.cli.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.cli.verdict.Claim.Finding;
import railway.cli.verdict.Evidence.Announcement;
import railway.decision.Fact;
import railway.decision.Next;
import railway.examples.thirdparties.Hold;
import railway.store.Entry;
import railway.store.Standing.Sweep;
import railway.store.ToDoRow;
import railway.store.WorkflowRow;
import railway.workflow.Category;

/** What must hold around the journals: bus, read models, left-over steps, queues. */
final class SurroundingClaims {
  private SurroundingClaims() {}

  static List<Claim> all() {
    return List.of(
        new Claim("an ending is announced, and nothing else is", SurroundingClaims::announcements),
        new Claim("a slot that is still held will be swept", SurroundingClaims::holds),
        Claim.ofEach("the rows show the newest entry", SurroundingClaims::rows),
        new Claim("nothing was rejected or given up", SurroundingClaims::queues));
  }

  private static Stream<Finding> announcements(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Announcement> expected = new ArrayList<>();
    for (WorkflowFile file : evidence.workflows()) {
      for (Entry entry : file.entries()) {
        ending(entry)
            .ifPresent(
                ending -> {
                  expected.add(ending);
                  if (!evidence.announced().contains(ending)) {
                    findings.add(
                        new Finding(
                            file.id().value(), ending.type() + " was not announced on the bus"));
                  }
                });
      }
    }
    evidence.announced().stream()
        .filter(said -> !said.type().equals("LateResult") && !expected.contains(said))
        .map(said -> new Finding(said.resource(), said.type() + " was announced for no ending"))
        .forEach(findings::add);
    return findings.stream();
  }

  private static Optional<Announcement> ending(Entry entry) {
    return entry
        .arrival()
        .filter(arrival -> arrival.next() instanceof Next.Ended)
        .map(Fact.Arrival::event)
        .map(
            event ->
                new Announcement(
                    "railway:%s:%d".formatted(entry.id(), entry.seq()),
                    event.getClass().getSimpleName()));
  }

  private static Stream<Finding> holds(Evidence evidence) {
    List<String> swept =
        evidence.workflows().stream()
            .flatMap(file -> file.row().stream())
            .flatMap(row -> row.standing().sweeps().stream())
            .map(Sweep::id)
            .map(id -> id.value())
            .toList();
    return evidence.held().stream()
        .map(Hold::reference)
        .filter(reference -> !swept.contains(reference))
        .map(
            reference ->
                new Finding(reference, "a slot is held, and nobody will confirm or cancel it"));
  }

  private static Stream<String> rows(WorkflowFile file) {
    if (file.entries().isEmpty()) {
      return Stream.empty();
    }
    WorkflowRow expected = WorkflowRow.of(file.entries().getLast());
    Stream<String> workflow =
        file.row().equals(Optional.of(expected))
            ? Stream.empty()
            : Stream.of(
                "its row in Workflows is %s, and should be %s"
                    .formatted(file.row().map(WorkflowRow::toString).orElse("missing"), expected));
    return Stream.concat(
        workflow,
        file.visits().stream()
            .filter(visit -> visit.category() == Category.TO_DO)
            .flatMap(visit -> toDo(file, visit).stream()));
  }

  private static Optional<String> toDo(WorkflowFile file, Visit visit) {
    Optional<ToDoRow> row =
        file.toDos().stream().filter(each -> each.id().equals(visit.id())).findFirst();
    if (row.isEmpty()) {
      return Optional.of("there is no row in ToDos for " + visit.id());
    }
    Optional<Long> shown = row.get().decided().map(ToDoRow.Closed::seq);
    Optional<Long> expected = visit.ended().map(Visit.Ended::seq);
    return shown.equals(expected)
        ? Optional.empty()
        : Optional.of(
            "the row of %s in ToDos was decided by entry %s, and should be by %s"
                .formatted(visit.id(), shown, expected));
  }

  private static Stream<Finding> queues(Evidence evidence) {
    return Stream.concat(
        evidence.rejected().stream().map(body -> new Finding("the rejected queue", body)),
        evidence.deadLetters().stream().map(body -> new Finding("the dead letters", body)));
  }
}
