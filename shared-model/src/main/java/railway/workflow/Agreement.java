package railway.workflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;

/**
 * Makes events of different types agree, as the events of one instance do: a field of one name has
 * one value in all of them, the first that was seen.
 */
final class Agreement {
  private final Map<String, Object> agreed = new HashMap<>();

  /** The event with the fields that were agreed on; empty if its constructors refuse them. */
  Optional<Event> agreed(Event event) {
    return agreed(event, Contract.of(event.getClass()));
  }

  @SuppressWarnings("unchecked") // the contract is of the event's own class
  private Optional<Event> agreed(Event event, Contract<? extends Event> contract) {
    Contract<Event> own = (Contract<Event>) contract;
    return switch (own.read(agree("", own.write(event)), Strictness.LENIENT)) {
      case Reading.Read<Event>(Event read) -> Optional.of(read);
      case Reading.Violated<Event> refused -> Optional.empty();
    };
  }

  private Object agree(String field, Object tree) {
    return switch (tree) {
      case Map<?, ?> fields -> {
        Map<String, Object> same = new LinkedHashMap<>();
        fields.forEach((name, value) -> same.put((String) name, agree((String) name, value)));
        yield same;
      }
      case List<?> elements -> elements;
      case Object which when field.equals("type") -> which;
      case Object leaf -> {
        Object first = agreed.putIfAbsent(field, leaf);
        yield first != null && first.getClass().equals(leaf.getClass()) ? first : leaf;
      }
    };
  }
}
