package railway.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import railway.workflow.Event;
import railway.workflow.IdempotentState;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.State;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * An author's State as it is, but for its requests, which go to a third party of the rehearsal.
 * That is one sentence for four interfaces, hence a proxy.
 */
final class StandIn {

  private final State<Event, Event> author;
  private final Partner partner;

  private StandIn(State<Event, Event> author, Partner partner) {
    this.author = author;
    this.partner = partner;
  }

  @SuppressWarnings("unchecked") // a proxy of the category, which is a State
  static State<Event, Event> of(State<Event, Event> author, Partner partner) {
    StandIn standIn = new StandIn(author, partner);
    return (State<Event, Event>)
        Proxy.newProxyInstance(
            StandIn.class.getClassLoader(),
            new Class<?>[] {category(author)},
            (proxy, method, arguments) -> standIn.asked(method, arguments));
  }

  private static Class<?> category(State<Event, Event> author) {
    return switch (author) {
      case IdempotentState<Event, Event> keyed -> IdempotentState.class;
      case PessimisticLockState<Event, Event> asked -> PessimisticLockState.class;
      case OptimisticLockState<Event, Event> twoSteps -> OptimisticLockState.class;
      case OpaqueState<Event, Event> opaque -> OpaqueState.class;
    };
  }

  private @Nullable Object asked(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    return arguments != null && arguments.length == 2 && arguments[0] instanceof Event event
        ? asked(method, event, arguments[1], arguments)
        : author(method, arguments);
  }

  private @Nullable Object asked(
      Method method, Event event, @Nullable Object about, @Nullable Object[] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "attempt" -> partner.attempt(event, (TaskId) named(about));
      case "prepare" -> partner.prepare(event, (TaskId) named(about));
      case "find" -> found((TaskId) named(about));
      case "confirm" -> partner.confirm((Step) named(about));
      case "cancel" -> partner.cancel((Step) named(about));
      default -> author(method, arguments);
    };
  }

  private static Object named(@Nullable Object about) {
    if (about == null) {
      throw new IllegalStateException("A request without a name");
    }
    return about;
  }

  private Object found(TaskId id) throws Exception {
    return author instanceof OptimisticLockState<Event, Event>
        ? partner.held(id)
        : partner.find(id);
  }

  private @Nullable Object author(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(author, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
