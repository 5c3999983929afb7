package railway.specs.traces;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import railway.decision.Fact;
import railway.engine.Answered;
import railway.store.WorkflowId;
import railway.testing.SimulatedCloud;
import railway.testing.Stage;
import railway.workflow.TaskId;

/** In the words of ToDo. */
final class ToDoScribe extends Scribe {

  private final TaskId toDo;
  private final Set<String> delivered = new HashSet<>();
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

  /** An answer is told something. */
  void told(Answered answered) {
    String player = player();
    delivered(player);
    log(
        switch (answered) {
          case Answered.NotOpen notOpen -> by(player, "Misses");
          case Answered.Accepted accepted -> tells(player, "accepted");
          case Answered.Repeated repeated -> tells(player, "repeated");
          case Answered.AlreadyDecided decided -> tells(player, "tooLate");
          case Answered.Expired expired -> tells(player, "tooLate");
          case Answered.Denied unforeseen -> throw new IllegalStateException("" + answered);
          case Answered.BrokenContract unforeseen -> throw new IllegalStateException("" + answered);
          case Answered.Invalid unforeseen -> throw new IllegalStateException("" + answered);
          case Answered.Unavailable unforeseen -> throw new IllegalStateException("" + answered);
        });
  }

  private Happening tells(String invocation, String reply) {
    return by(invocation, "Tells").with("reply", reply);
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
