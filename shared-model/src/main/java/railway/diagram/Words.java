package railway.diagram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import railway.workflow.Category;
import railway.workflow.Compromise;
import railway.workflow.IdempotentState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Task;

/** Names and promises as people say them. */
final class Words {
  private Words() {}

  /** {@code ReserveStock} is "Reserve stock". */
  static String of(String name) {
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('-', ' ');
    return spaced.substring(0, 1) + spaced.substring(1).toLowerCase(Locale.ROOT);
  }

  static String of(Enum<?> answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String of(Category category) {
    return category.spoken() + ", " + category.technical();
  }

  /** {@code PT36H} is "1 d 12 h". */
  static String of(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDaysPart(), "d");
    add(parts, duration.toHoursPart(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    add(parts, duration.toMillisPart(), "ms");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts);
  }

  /** The compromise that a class declares; empty words if it leaves it open. */
  static String ofCompromise(Class<?> type) {
    if (type == Compromise.AtLeastOnce.class) {
      return "at least once";
    }
    if (type == Compromise.UpTo.class) {
      return "up to n times";
    }
    if (type == Compromise.AtMostOnce.class) {
      return "at most once";
    }
    return type == Compromise.Human.class ? "human" : "one of several";
  }

  /** What the category promises, with the bounds that it stands on. */
  static String promise(Task<?, ?> task) {
    return switch (task.category()) {
      case TO_DO -> "decided once";
      case IDEMPOTENT ->
          "at most one effect, and one if accepted"
              + (task instanceof IdempotentState<?, ?> state
                  ? "; keys are remembered for " + of(state.keyRetention())
                  : "");
      case PESSIMISTIC_LOCK ->
          "at most one effect, never uncertain"
              + (task instanceof PessimisticLockState<?, ?> state
                  ? "; requests settle within " + of(state.settlesWithin())
                  : "");
      case OPTIMISTIC_LOCK -> "confirmed once, or truthfully not at all";
      case OPAQUE -> "never once for sure; bounded by the compromise";
    };
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }
}
