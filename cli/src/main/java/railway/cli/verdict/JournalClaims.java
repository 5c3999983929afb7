package railway.cli.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Entry;
import railway.workflow.TaskId;

/** What must hold within the journal of each workflow. */
final class JournalClaims {
  private JournalClaims() {}

  static List<Claim> all() {
    return List.of(
        Claim.ofEach("entries are numbered 0, 1, 2 … without a gap", JournalClaims::gaps),
        Claim.ofEach("a workflow ends once", JournalClaims::endings),
        Claim.ofEach("a visit of a task has one transition", JournalClaims::transitions),
        Claim.ofEach(
            "a journal replays as legal steps of the algorithms",
            order -> order.illegal().stream()));
  }

  private static Stream<String> gaps(WorkflowFile order) {
    List<Long> numbers = order.entries().stream().map(Entry::seq).toList();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i) {
        return Stream.of("the entries are numbered " + numbers);
      }
    }
    return numbers.isEmpty() ? Stream.of("it has no journal: it is lost") : Stream.empty();
  }

  private static Stream<String> endings(WorkflowFile order) {
    List<String> endings =
        arrivals(order)
            .filter(arrival -> arrival.next() instanceof Next.Ended)
            .map(arrival -> arrival.event().getClass().getSimpleName())
            .toList();
    if (endings.isEmpty() && !order.entries().isEmpty()) {
      return Stream.of("it has not ended: " + Position.of(order.entries().getLast()));
    }
    return endings.size() > 1 ? Stream.of("it has ended with " + endings) : Stream.empty();
  }

  /** Each transition must end the visit that the arrival before it led to. */
  private static Stream<String> transitions(WorkflowFile order) {
    List<String> wrong = new ArrayList<>();
    Optional<TaskId> open = Optional.empty();
    List<Fact.Arrival> arrivals = arrivals(order).toList();
    for (int i = 0; i < arrivals.size(); i++) {
      Fact.Arrival arrival = arrivals.get(i);
      switch (arrival) {
        case Fact.Started started -> {
          if (i > 0) {
            wrong.add("it has started twice");
          }
        }
        case Fact.Transitioned ended -> {
          if (!open.equals(Optional.of(ended.id()))) {
            wrong.add(
                "%s has a transition, while the open visit was %s"
                    .formatted(ended.id(), open.map(TaskId::value).orElse("none")));
          }
        }
      }
      open = arrival.next() instanceof Next.To to ? Optional.of(to.id()) : Optional.empty();
    }
    return wrong.stream();
  }

  private static Stream<Fact.Arrival> arrivals(WorkflowFile order) {
    return order.entries().stream()
        .flatMap(entry -> entry.facts().stream())
        .flatMap(
            fact -> fact instanceof Fact.Arrival arrival ? Stream.of(arrival) : Stream.empty());
  }
}
