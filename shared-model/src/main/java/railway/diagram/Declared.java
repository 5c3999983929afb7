package railway.diagram;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import railway.workflow.Event;
import railway.workflow.TaskDefinition;

/**
 * What an author declared as the result of one function of a task, where it is narrower than the
 * language asks for: {@code Expiry.Within<PaymentOverdue>}.
 *
 * @param type the class that was declared, such as {@code Expiry.Never}
 * @param events the events that are said there; empty if any answer may be
 */
record Declared(Class<?> type, Set<String> events) {

  /** The function's declaration, in the task's class or whatever it inherits from. */
  static Optional<Declared> of(TaskDefinition task, String function) {
    return Arrays.stream(task.task().getClass().getMethods())
        .filter(method -> method.getName().equals(function) && !method.isBridge())
        .filter(method -> takesTheEvent(task, method))
        .map(method -> declared(task, method))
        .min(Comparator.comparingInt(Declared::width));
  }

  boolean says(Class<? extends Event> event) {
    return events.contains(event.getSimpleName());
  }

  private int width() {
    return events.isEmpty() ? Integer.MAX_VALUE : events.size();
  }

  /** Unlike, say, a component of the task's header that is called as the function is. */
  private static boolean takesTheEvent(TaskDefinition task, Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length > 0 && task.takes().stream().allMatch(parameters[0]::isAssignableFrom);
  }

  private static Declared declared(TaskDefinition task, Method method) {
    Type returned = method.getGenericReturnType();
    Type said =
        returned instanceof ParameterizedType generic
            ? generic.getActualTypeArguments()[0]
            : returned;
    return new Declared(method.getReturnType(), narrowed(task, said));
  }

  private static Set<String> narrowed(TaskDefinition task, Type said) {
    if (!(said instanceof Class<?> group)) {
      return Set.of();
    }
    Set<String> events =
        task.says().stream()
            .filter(group::isAssignableFrom)
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean isEveryAnswer = events.size() == task.says().size() && !group.isRecord();
    return isEveryAnswer ? Set.of() : events;
  }
}
