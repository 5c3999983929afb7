package railway.cloud.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the target of a rule gets. */
public sealed interface RuleInput {

  /** The event as it is. */
  record WholeEvent() implements RuleInput {}

  /** Always the same JSON. */
  record Constant(String json) implements RuleInput {}

  /**
   * A text made from parts of the event.
   *
   * @param paths where the value of each variable is in the event, as {@code $.detail.orderId}
   * @param template JSON in which {@code <variable>} stands for a value
   */
  record Transformed(Map<String, String> paths, String template) implements RuleInput {
    public Transformed {
      paths = new LinkedHashMap<>(paths);
    }
  }
}
