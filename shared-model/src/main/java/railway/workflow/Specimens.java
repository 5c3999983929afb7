package railway.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import railway.contract.ContractDefinitionException;
import railway.contract.Samples;

/**
 * Made-up events, read models and answers, to try an author's pure functions with. There are none
 * of a type that cannot be made up, and then the rules that need one stay silent.
 */
final class Specimens {
  private static final int SEEDS = 12;

  private final Map<Class<?>, List<?>> made = new ConcurrentHashMap<>();

  /** A few of a type, all different, always the same ones. */
  @SuppressWarnings("unchecked") // what is kept under a class was made for it
  <T> List<T> of(Class<T> type) {
    return (List<T>) made.computeIfAbsent(type, Specimens::make);
  }

  private static List<?> make(Class<?> type) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> sample(type, seed))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<?> sample(Class<?> type, long seed) {
    try {
      return Samples.of(type, seed);
    } catch (ContractDefinitionException cannotBeStored) {
      return Optional.empty(); // StorageRule tells
    }
  }
}
