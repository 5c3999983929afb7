package railway.workflow;

/**
 * A deterministic state machine: a record whose header lists its tasks, with one exhaustive switch.
 *
 * <pre>{@code
 * public Transition<OrderEvent> transition(OrderEvent event) {
 *   return switch (event) {
 *     case OrderPlaced e    -> perform(reserveStock, e);
 *     case StockShort e     -> await(askAboutMissingProduct, e);
 *     case OrderCancelled e -> end(e);
 *   };
 * }
 * }</pre>
 *
 * <p>Never write a {@code default} in it: a new event must make javac ask where it leads.
 *
 * @param <T> the event, or sealed group of events, that starts it
 * @param <V> its vocabulary: a sealed interface of records
 * @param <O> the sealed group of its outcomes
 */
public interface Workflow<T extends Event, V extends Event, O extends Outcome> {

  /** The name in journals, tables and pictures; never changed while a journal holds it. */
  String name();

  /**
   * The instance that a trigger starts, from a business key alone ({@code "order-" + orderId}), so
   * that a repeated event is a duplicate and not a second workflow.
   */
  String workflowId(T trigger);

  /** Where an event leads: a pure function, routed by type alone. */
  Transition<V> transition(V event);

  /** To be used in {@link #transition}: the State's own trigger, and answers of this vocabulary. */
  default <E extends V, N extends V> Transition<V> perform(State<E, N> state, E event) {
    return new Transition.Perform<>(state, event);
  }

  /** To be used in {@link #transition}. */
  default <E extends V, N extends V> Transition<V> await(ToDoItem<E, ?, ?, N> toDo, E event) {
    return new Transition.Await<>(toDo, event);
  }

  /** To be used in {@link #transition}: only an outcome of this workflow ends it. */
  default Transition<V> end(O outcome) {
    return new Transition.End<>(outcome);
  }
}
