package railway.specs.traces;

import railway.workflow.Event;
import railway.workflow.Outcome;
import railway.workflow.State;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Workflow;

/** Workflows of a single task, whose every answer ends them: one visit is one trace. */
final class Errand {
  private Errand() {}

  sealed interface ErrandEvent extends Event {
    String id();
  }

  record Asked(String id) implements ErrandEvent {}

  /** Everything that can be the end. */
  sealed interface End extends ErrandEvent, Outcome {}

  record Done(String id) implements End {}

  record Declined(String id) implements End {}

  record Dropped(String id) implements End {}

  record Overdue(String id) implements End {}

  record Perhaps(String id, int atLeast, int atMost) implements End {}

  /** Of a person. */
  record Chosen(String id, String choice) implements End {}

  /** Whatever its task is. */
  interface OneTask extends Workflow<Asked, ErrandEvent, End> {

    Transition<ErrandEvent> begins(Asked event);

    @Override
    default String name() {
      return "errand";
    }

    @Override
    default String workflowId(Asked trigger) {
      return "errand-" + trigger.id();
    }

    @Override
    default Transition<ErrandEvent> transition(ErrandEvent event) {
      return switch (event) {
        case Asked e -> begins(e);
        case Done e -> end(e);
        case Declined e -> end(e);
        case Dropped e -> end(e);
        case Overdue e -> end(e);
        case Perhaps e -> end(e);
        case Chosen e -> end(e);
      };
    }
  }

  /** With a State of any category. */
  record Performed(State<Asked, End> state) implements OneTask {
    @Override
    public Transition<ErrandEvent> begins(Asked event) {
      return perform(state, event);
    }
  }

  /** With a To-Do. */
  record Awaited(ToDoItem<Asked, Question, Choice, End> item) implements OneTask {
    @Override
    public Transition<ErrandEvent> begins(Asked event) {
      return await(item, event);
    }
  }

  record Question(String id) {}

  record Choice(String choice) {}
}
