package railway.aws.dynamodb.trouble;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** How often each fault met each call. */
final class FaultMatrix {
  private final Map<StorageFault, Map<StoreCall, AtomicInteger>> cells =
      new EnumMap<>(StorageFault.class);

  FaultMatrix() {
    for (StorageFault fault : StorageFault.values()) {
      Map<StoreCall, AtomicInteger> row = new EnumMap<>(StoreCall.class);
      for (StoreCall call : StoreCall.values()) {
        row.put(call, new AtomicInteger());
      }
      cells.put(fault, row);
    }
  }

  void met(StorageFault fault, StoreCall call) {
    cell(fault, call).incrementAndGet();
  }

  int times(StorageFault fault, StoreCall call) {
    return cell(fault, call).get();
  }

  private AtomicInteger cell(StorageFault fault, StoreCall call) {
    return cells.getOrDefault(fault, Map.of()).getOrDefault(call, new AtomicInteger());
  }

  /** The table, with a dash where nothing can meet. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("%-26s".formatted(""));
    table.append(
        Arrays.stream(StoreCall.values())
            .map(call -> "%7s".formatted(call.words()))
            .collect(Collectors.joining()));
    for (StorageFault fault : StorageFault.values()) {
      table.append("%n%-26s".formatted(fault.words()));
      for (StoreCall call : StoreCall.values()) {
        table.append("%7s".formatted(fault.canMeet(call) ? times(fault, call) : "-"));
      }
    }
    return table.toString();
  }
}
