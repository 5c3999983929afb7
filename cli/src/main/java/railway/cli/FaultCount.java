package railway.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.cli.local.Town;
import railway.examples.thirdparties.Faults;

/** How often each switch of the third parties was thrown. */
record FaultCount(Map<String, Integer> byKind) {

  static FaultCount of(Town town) {
    Map<String, Integer> byKind = new TreeMap<>();
    Stream.concat(
            town.parties().all().stream()
                .flatMap(party -> party.faults().thrown().stream())
                .map(thrown -> Faults.nameOf(thrown.fault())),
            town.parties().paymentProvider().webhookFaults().thrown().stream()
                .map(thrown -> Faults.nameOf(thrown.fault())))
        .forEach(name -> byKind.merge(name, 1, Integer::sum));
    return new FaultCount(byKind);
  }

  int total() {
    return byKind.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return byKind.entrySet().stream()
        .map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", "));
  }
}
