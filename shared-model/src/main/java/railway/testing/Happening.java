package railway.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import railway.engine.Caller;
import railway.workflow.Event;
import railway.workflow.ToDoItem;
import railway.workflow.Workflow;

/**
 * What happens to a workflow from outside: the <em>when</em> of a path. After each, the path is
 * played until the workflow has ended, waits for an answer, or is paused; waits for retries pass by
 * themselves.
 */
public final class Happening {

  private final Consumer<Playhouse> happens;

  private Happening(Consumer<Playhouse> happens) {
    this.happens = happens;
  }

  void happensIn(Playhouse house) {
    happens.accept(house);
  }

  /**
   * The newest To-Do of this task is answered, by somebody whom its access rule admits. It need not
   * be open any more.
   */
  public static <R extends Record, A extends Record, I extends ToDoItem<?, R, A, ?>>
      Happening answered(Class<I> toDo, A answer) {
    return new Happening(house -> house.answered(toDo, answer, Optional.empty()));
  }

  /** The newest To-Do of this task is answered by this caller, admitted or not. */
  public static <R extends Record, A extends Record, I extends ToDoItem<?, R, A, ?>>
      Happening answered(Class<I> toDo, A answer, Caller by) {
    return new Happening(house -> house.answered(toDo, answer, Optional.of(by)));
  }

  /** The last answer arrives once more, as webhooks do. */
  public static Happening answeredAgain() {
    return new Happening(Playhouse::answeredAgain);
  }

  /** This much time passes, with everything that comes due meanwhile. */
  public static Happening timePasses(Duration time) {
    return new Happening(house -> house.passes(time));
  }

  /** An operator resumes the workflow. */
  public static Happening resumed() {
    return new Happening(Playhouse::resumed);
  }

  /** Another version of the workflow is deployed; what is said to its States stays the same. */
  public static Happening deployed(Workflow<?, ?, ?> next) {
    return new Happening(house -> house.deployed(next));
  }

  /** A trigger comes in: the same again, or another one. */
  public static Happening triggered(Event trigger) {
    return new Happening(house -> house.triggered(trigger));
  }
}
