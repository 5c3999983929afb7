package railway.workflow;

/**
 * One step of a workflow, triggered by an event of type {@code E}, which says what happened with
 * one of the events {@code N}. Everything a task may use is in the triggering event; where its
 * answer leads is the workflow's business alone.
 *
 * @param <E> the event, or sealed group of events, that triggers the task
 * @param <N> the sealed group of everything the task can say: outcomes, faults, expiration
 */
public sealed interface Task<E extends Event, N extends Event> permits State, ToDoItem {

  /**
   * The action's readable, unique name, a pure function of the event alone: {@code "refund-" +
   * event.orderId()}. The engine adds the visit number when a loop comes here again.
   */
  String identifier(E event);

  /**
   * Until when the task is needed, and what is said when that moment passes first. Declare the
   * narrowest type ({@code Expiry<PaymentOverdue>}, {@code Expiry.Never<…>}): the picture is drawn
   * from it.
   */
  Expiry<? extends N> expiry(E event);

  /** Fixed by the interface that a task implements; not for authors to override. */
  Category category();

  /** The task's name in journals, tables and pictures. */
  default String name() {
    return getClass().getSimpleName();
  }
}
