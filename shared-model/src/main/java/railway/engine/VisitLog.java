package railway.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Certificate;
import railway.decision.Course;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Next;
import railway.workflow.TaskId;

/** The visits of a journal, each with the course that it took. */
final class VisitLog {

  private final Map<TaskId, Logged> visits = new LinkedHashMap<>();
  private Optional<TaskId> open = Optional.empty();

  /**
   * One visit.
   *
   * @param seq the entry that led to it
   * @param end how it ended, if it has
   * @param late the answers that came afterwards
   */
  record Logged(
      Next.To at, long seq, Course course, Optional<Fact.Transitioned> end, List<How> late) {}

  /** The visit under way; empty before the first and after the end. */
  Optional<Logged> open() {
    return open.map(visits::get);
  }

  /** An earlier visit that has ended. */
  Optional<Logged> ended(String task, TaskId id) {
    return Optional.ofNullable(visits.get(id))
        .filter(visit -> visit.end().isPresent() && visit.at().task().equals(task));
  }

  /** Whether an action of this name was visited before: then it is not unique. */
  boolean knows(TaskId id) {
    return visits.containsKey(id);
  }

  void opens(Next.To at, long seq, Course course) {
    visits.put(at.id(), new Logged(at, seq, course, Optional.empty(), List.of()));
    open = Optional.of(at.id());
  }

  void goesOn(Course course) {
    open()
        .ifPresent(
            visit ->
                visits.put(
                    visit.at().id(),
                    new Logged(visit.at(), visit.seq(), course, visit.end(), visit.late())));
  }

  void ends(Fact.Transitioned end) {
    open()
        .ifPresent(
            visit ->
                visits.put(
                    visit.at().id(),
                    new Logged(
                        visit.at(), visit.seq(), visit.course(), Optional.of(end), visit.late())));
    open = Optional.empty();
  }

  void late(Logged visit, How how) {
    List<How> late = new ArrayList<>(visit.late());
    late.add(how);
    visits.put(
        visit.at().id(),
        new Logged(visit.at(), visit.seq(), visit.course(), visit.end(), List.copyOf(late)));
  }

  /** All visits, in order, with what is known of their effects. */
  List<Audited.Visit> certified() {
    return visits.values().stream().map(VisitLog::certified).toList();
  }

  private static Audited.Visit certified(Logged visit) {
    Optional<How> end = visit.end().map(Fact.Transitioned::how);
    return new Audited.Visit(
        visit.at().task(),
        visit.at().id(),
        visit.at().visit(),
        end,
        Certificate.of(visit.course(), end, visit.late()));
  }
}
