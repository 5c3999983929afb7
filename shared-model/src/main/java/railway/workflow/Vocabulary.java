package railway.workflow;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The records below a sealed interface of events, by the name that journals and buses use. */
public final class Vocabulary {

  private final Map<String, Class<? extends Event>> events;

  private Vocabulary(Map<String, Class<? extends Event>> events) {
    this.events = events;
  }

  /**
   * Everything that {@code root} permits.
   *
   * @throws DefinitionException if something below it is neither sealed nor a record, or two
   *     records have one simple name
   */
  public static Vocabulary of(Class<?> root) {
    Map<String, Class<? extends Event>> events = new TreeMap<>();
    for (Class<? extends Event> leaf : leaves(root)) {
      Class<?> other = events.put(leaf.getSimpleName(), leaf);
      if (other != null) {
        throw new DefinitionException(
            "Two events are called %s (%s and %s): rename one, the name is what the journal stores"
                .formatted(leaf.getSimpleName(), other.getName(), leaf.getName()));
      }
    }
    return new Vocabulary(Collections.unmodifiableMap(events));
  }

  /** The records below {@code root}, itself if it is one. */
  static Set<Class<? extends Event>> leaves(Class<?> root) {
    Set<Class<? extends Event>> leaves = new LinkedHashSet<>();
    collect(root, leaves);
    return Collections.unmodifiableSet(leaves);
  }

  private static void collect(Class<?> type, Set<Class<? extends Event>> leaves) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, leaves);
      }
    } else if (type.isRecord() && Event.class.isAssignableFrom(type)) {
      leaves.add(type.asSubclass(Event.class));
    } else {
      throw new DefinitionException(
          "%s (%s) is neither a sealed interface nor a record of events: a vocabulary is a sealed interface of records"
              .formatted(type.getName(), Modifier.toString(type.getModifiers())));
    }
  }

  /** The event called so. */
  public Optional<Class<? extends Event>> event(String name) {
    return Optional.ofNullable(events.get(name));
  }

  /** All names, in alphabetical order. */
  public Set<String> names() {
    return events.keySet();
  }

  public Collection<Class<? extends Event>> events() {
    return events.values();
  }
}
