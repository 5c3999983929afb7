package railway.deployment;

import java.time.Duration;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Outcome;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Workflow;

/** A workflow of one To-Do, under a name of the test's choice. */
record Morning(String name, Ask ask)
    implements Workflow<Morning.Asked, Morning.Said, Morning.Answered> {

  sealed interface Said extends Event {}

  record Asked(String id) implements Said {}

  record Answered(String id) implements Said, Outcome {}

  record Question(String id) {}

  record Word(String word) {}

  static Morning called(String name) {
    return new Morning(name, new Ask(Duration.ofHours(1)));
  }

  @Override
  public String workflowId(Asked trigger) {
    return name + "-" + trigger.id();
  }

  @Override
  public Transition<Said> transition(Said event) {
    return switch (event) {
      case Asked e -> await(ask, e);
      case Answered e -> end(e);
    };
  }

  record Ask(Duration patience) implements ToDoItem<Asked, Question, Word, Answered> {
    @Override
    public String identifier(Asked event) {
      return "ask-" + event.id();
    }

    @Override
    public Expiry.Within<Answered> expiry(Asked event) {
      return Expiry.within(patience, new Answered(event.id()));
    }

    @Override
    public Question readModel(Asked event) {
      return new Question(event.id());
    }

    @Override
    public Endpoint endpoint(Question readModel) {
      return Endpoint.api(Access.role("anybody"));
    }

    @Override
    public Decision<Answered> decide(Question readModel, Word answer) {
      return Decision.decided(new Answered(readModel.id()));
    }
  }
}
