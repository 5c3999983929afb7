package railway.workflow;

/**
 * A task that waits for one external action: a person, a webhook, a message. Promise: decided once.
 *
 * @param <R> the read model shown to whoever acts: a record
 * @param <A> the answer's data contract: a record
 */
public non-sealed interface ToDoItem<
        E extends Event, R extends Record, A extends Record, N extends Event>
    extends Task<E, N> {

  /** What is asked, made from the triggering event. Stored and shown: no secrets. */
  R readModel(E event);

  /** How, and by whom, it is answered. */
  Endpoint endpoint(R readModel);

  /** Pure: of the read model and the answer, and nothing else. */
  Decision<? extends N> decide(R readModel, A answer);

  @Override
  default Category category() {
    return Category.TO_DO;
  }
}
