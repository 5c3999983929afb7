package railway.cloud.stream;

import java.io.IOException;
import java.util.List;
import railway.cloud.template.TemplateException;
import railway.cloud.wire.Json;
import software.amazon.event.ruler.Machine;

/**
 * The {@code FilterCriteria} of a stream trigger. A record that no pattern matches counts as
 * processed.
 */
final class Filter {
  private final Machine machine = Machine.builder().build();
  private final boolean everything;

  Filter(List<String> patterns, String where) {
    this.everything = patterns.isEmpty();
    for (String pattern : patterns) {
      try {
        machine.addRule(pattern, pattern);
      } catch (IOException invalid) {
        throw new TemplateException(
            where + ": the filter is not valid: " + pattern + ". Mend it.", invalid);
      }
    }
  }

  boolean passes(StreamRecord record) {
    if (everything) {
      return true;
    }
    try {
      return !machine.rulesForJSONEvent(Json.text(record.tree())).isEmpty();
    } catch (Exception unreadable) {
      throw new IllegalStateException(
          "The filter could not read the record " + record.sequenceNumber() + ".", unreadable);
    }
  }
}
