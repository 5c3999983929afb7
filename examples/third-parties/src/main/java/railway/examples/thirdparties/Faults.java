package railway.examples.thirdparties;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fault switches of one service. A fault that was ordered by name is thrown first; when none is
 * ordered, the plan decides.
 */
public final class Faults<F extends Enum<F>> {

  /** A fault that was thrown, and when. */
  public record Thrown<F>(Occasion occasion, F fault) {}

  private record Ordered<F>(F fault, Optional<String> operation) {}

  private final String service;
  private final Class<F> kind;
  private final FaultPlan<F> plan;
  private final Deque<Ordered<F>> ordered = new ArrayDeque<>();
  private final Map<List<String>, Integer> ordinals = new HashMap<>();
  private final List<Thrown<F>> thrown = new ArrayList<>();

  Faults(String service, Class<F> kind, FaultPlan<F> plan) {
    this.service = service;
    this.kind = kind;
    this.plan = plan;
  }

  /** Orders the fault for the next request that no earlier order takes. */
  public void throwNext(F fault) {
    order(fault, Optional.empty(), 1);
  }

  /** Orders the fault for the next requests of this operation, for example {@code "confirm"}. */
  public void throwNext(F fault, String operation, int times) {
    order(fault, Optional.of(operation), times);
  }

  /** Every fault that was thrown so far, in the order in which they were. */
  public synchronized List<Thrown<F>> thrown() {
    return List.copyOf(thrown);
  }

  /** Takes back the orders that no request has met yet; the plan stays. */
  public synchronized void clear() {
    ordered.clear();
  }

  /** How a fault is called in JSON: {@code LOSE_REPLY} is {@code loseReply}. */
  public static String nameOf(Enum<?> fault) {
    StringBuilder name = new StringBuilder();
    for (String word : fault.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  Stream<String> names() {
    return Stream.of(kind.getEnumConstants()).map(Faults::nameOf);
  }

  /** Orders by name; false when the name is not one of these switches. */
  boolean order(String name, Optional<String> operation, int times) {
    Optional<F> known =
        Stream.of(kind.getEnumConstants()).filter(f -> nameOf(f).equals(name)).findFirst();
    known.ifPresent(fault -> order(fault, operation, times));
    return known.isPresent();
  }

  synchronized Stream<String> waiting() {
    return ordered.stream().map(order -> nameOf(order.fault())).toList().stream();
  }

  /** Decides about one request; asking counts as the request. */
  synchronized Optional<F> draw(String operation, String id) {
    int ordinal = ordinals.merge(List.of(operation, id), 1, Integer::sum);
    Occasion occasion = new Occasion(service, operation, id, ordinal);
    Optional<F> fault = takeOrder(operation).or(() -> plan.at(occasion));
    fault.ifPresent(f -> thrown.add(new Thrown<>(occasion, f)));
    return fault;
  }

  private synchronized void order(F fault, Optional<String> operation, int times) {
    for (int i = 0; i < times; i++) {
      ordered.add(new Ordered<>(fault, operation));
    }
  }

  private Optional<F> takeOrder(String operation) {
    for (Iterator<Ordered<F>> orders = ordered.iterator(); orders.hasNext(); ) {
      Ordered<F> order = orders.next();
      if (order.operation().map(operation::equals).orElse(true)) {
        orders.remove();
        return Optional.of(order.fault());
      }
    }
    return Optional.empty();
  }
}
