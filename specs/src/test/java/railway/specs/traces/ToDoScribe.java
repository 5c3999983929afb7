package railway.specs.traces;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import railway.decision.Fact;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.store.WorkflowId;
import railway.testing.world.SimulatedCloud;
import railway.testing.world.Stage;
import railway.workflow.TaskId;

/** In the words of ToDo. */
final class ToDoScribe extends Scribe {

  private final TaskId toDo;
  private final Set<String> delivered = new HashSet<>();

  /** Who has not found the To-Do in the read model. */
  private final Set<String> missed = new HashSet<>();

  private Optional<SimulatedCloud> cloud = Optional.empty();

  ToDoScribe(Stage stage, TaskId toDo) {
    super(stage);
    this.toDo = toDo;
  }

  /** Where to look whether the To-Do is shown. */
  void watches(SimulatedCloud there) {
    cloud = Optional.of(there);
  }

  @Override
  public void read(String invocation, WorkflowId id) {
    delivered(invocation);
    super.read(invocation, id);
  }

  /** Whoever does not find it has nothing more to do with this answer than to say so. */
  @Override
  public void looked(String invocation, TaskId id, boolean found) {
    if (!found && !projects(invocation)) {
      misses(invocation);
      delivered.remove(invocation);
      missed.add(invocation);
    }
  }

  private void misses(String invocation) {
    delivered(invocation);
    log(by(invocation, "Misses"));
  }

  @Override
  public void told(String invocation, Answer answer, Answered answered) {
    switch (answered) {
      case Answered.NotOpen notOpen -> {
        if (!missed.contains(invocation)) {
          misses(invocation);
        }
      }
      case Answered.Accepted accepted -> tells(invocation, "accepted");
      case Answered.Repeated repeated -> tells(invocation, "repeated");
      case Answered.AlreadyDecided decided -> tells(invocation, "tooLate");
      case Answered.Expired expired -> tells(invocation, "tooLate");
      case Answered.Denied unforeseen -> throw new IllegalStateException("" + answered);
      case Answered.BrokenContract unforeseen -> throw new IllegalStateException("" + answered);
      case Answered.Invalid unforeseen -> throw new IllegalStateException("" + answered);
      case Answered.Unavailable unforeseen -> throw new IllegalStateException("" + answered);
    }
  }

  private void tells(String invocation, String reply) {
    delivered(invocation);
    log(by(invocation, "Tells").with("reply", reply));
  }

  /** A process takes its answer in hand before it looks anywhere; "answer-a1-7" has answer a1. */
  private void delivered(String invocation) {
    if (invocation.startsWith("answer-") && delivered.add(invocation)) {
      String answer = invocation.substring("answer-".length(), invocation.lastIndexOf('-'));
      log(by(invocation, "Delivered").with("a", answer));
    }
  }

  @Override
  void log(Happening happening) {
    if (cloud.flatMap(there -> there.toDos().get(toDo)).isPresent()) {
      cloud = Optional.empty();
      super.log(Happening.of("Shows"));
    }
    super.log(happening);
  }

  @Override
  Happening fact(String invocation, Fact fact) {
    if (fact instanceof Fact.Transitioned ended) {
      return by(invocation, "Transitioned").with("how", named(ended.how()));
    }
    if (fact instanceof Fact.LateResult late) {
      return by(invocation, "LateResult").with("how", named(late.how()));
    }
    throw unforeseen(fact);
  }
}
