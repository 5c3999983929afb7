package railway.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.cli.local.Town;
import railway.examples.thirdparties.Faults;

/** How often each fault was thrown, by the third parties and by the cloud between them. */
record FaultCount(Map<String, Long> byParties, Map<String, Long> byCloud) {

  static FaultCount of(Town town) {
    Map<String, Long> byParties = new TreeMap<>();
    Stream.concat(
            town.parties().all().stream()
                .flatMap(party -> party.faults().thrown().stream())
                .map(thrown -> Faults.nameOf(thrown.fault())),
            town.parties().paymentProvider().webhookFaults().thrown().stream()
                .map(thrown -> Faults.nameOf(thrown.fault())))
        .forEach(name -> byParties.merge(name, 1L, Long::sum));
    return new FaultCount(byParties, town.faults().thrown());
  }

  /** For the one line at the end. */
  @Override
  public String toString() {
    long total = total(byParties) + total(byCloud);
    return total == 0
        ? "no faults"
        : "%d faults thrown (third parties: %s; cloud: %s)"
            .formatted(total, list(byParties), list(byCloud));
  }

  private static long total(Map<String, Long> byKind) {
    return byKind.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String list(Map<String, Long> byKind) {
    return byKind.isEmpty()
        ? "none"
        : byKind.entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(Collectors.joining(", "));
  }
}
