package railway.specs.traces;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Caller;
import railway.specs.traces.Errand.Asked;
import railway.specs.traces.Errand.Choice;
import railway.specs.traces.Errand.Chosen;
import railway.specs.traces.Errand.End;
import railway.specs.traces.Errand.Overdue;
import railway.specs.traces.Errand.Question;
import railway.testing.world.SimulatedCloud;
import railway.testing.world.Stage;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Expiry;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;

/** Logs of a To-Do that several answers reach, early, late, and more than once. */
final class ToDoTraces implements Traces {

  private static final TaskId TO_DO = new TaskId("asked-1");
  private static final int ANSWERS = 3;

  @Override
  public String spec() {
    return "ToDo";
  }

  @Override
  public Set<String> unheardOf() {
    return Set.of("TellsByTheClock", "Deletes");
  }

  @Override
  public Trace of(long seed) {
    Stage stage = Visit.stage(seed);
    Temper temper = Temper.of(stage, Temper.WITHIN_THE_MARGIN);
    ToDoScribe scribe = new ToDoScribe(stage, TO_DO);
    Item item = new Item(temper);
    Visit.play(
        stage,
        temper.adversary(),
        new Errand.Awaited(item),
        new Asked("1"),
        scribe,
        Visit.CALM,
        cloud -> answers(stage, scribe, cloud));
    return scribe.trace(seed);
  }

  /** Senders answer at about the same time, or one after the other. */
  private static void answers(Stage stage, ToDoScribe scribe, SimulatedCloud cloud) {
    scribe.watches(cloud);
    int spread = stage.once(2) ? 5_000 : 300_000;
    for (int answer = 1; answer <= ANSWERS; answer++) {
      Answer sent =
          new Answer(
              TO_DO,
              "a" + answer,
              new Caller.Person("ann", Set.of("clerk")),
              Map.of("choice", "c" + answer));
      stage.enter(
          Duration.ofMillis(stage.random().nextInt(spread)), new Sender(stage, cloud, sent)::send);
    }
  }

  /** Repeats an answer until it is told something final, and sometimes once more. */
  private static final class Sender {
    private final Stage stage;
    private final SimulatedCloud cloud;
    private final Answer answer;
    private Duration patience = Duration.ofSeconds(2);
    private boolean waiting;
    private boolean repeated;

    Sender(Stage stage, SimulatedCloud cloud, Answer answer) {
      this.stage = stage;
      this.cloud = cloud;
      this.answer = answer;
    }

    void send() {
      waiting = true;
      cloud.send(answer, this::told);
    }

    private void told(Answered told) {
      boolean early = told instanceof Answered.NotOpen;
      if (waiting && (early || !repeated)) {
        waiting = false;
        repeated = !early;
        stage.enter(patience, this::send);
        patience = patience.multipliedBy(2);
      }
    }
  }

  /** As its author would write it. */
  record Item(Temper temper) implements ToDoItem<Asked, Question, Choice, End> {
    @Override
    public String identifier(Asked event) {
      return "asked-" + event.id();
    }

    @Override
    public Expiry<End> expiry(Asked event) {
      return temper.expiry(new Overdue(event.id()));
    }

    @Override
    public Question readModel(Asked event) {
      return new Question(event.id());
    }

    @Override
    public Endpoint endpoint(Question readModel) {
      return Endpoint.api(Access.role("clerk"));
    }

    @Override
    public Decision<End> decide(Question readModel, Choice answer) {
      return Decision.decided(new Chosen(readModel.id(), answer.choice()));
    }
  }
}
