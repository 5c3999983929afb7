package railway.cloud.stream;

import java.util.ArrayList;
import java.util.List;
import railway.cloud.FaultPlan;

/**
 * One function on one stream: the filter, then as many lanes as the parallelisation factor says.
 */
final class Trigger {
  private final Filter filter;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<UnreliablePath> paths = new ArrayList<>();

  Trigger(TriggerContext context, FaultPlan faults) {
    this.filter = new Filter(context.trigger().filters(), context.place());
    for (int i = 0; i < context.trigger().parallelization(); i++) {
      var lane = new Lane(context);
      lanes.add(lane);
      paths.add(new UnreliablePath(context.place(), faults, context.scheduler(), lane::offer));
    }
  }

  /** Called by one thread, in the order of the stream. */
  void offer(StreamRecord record) {
    if (filter.passes(record)) {
      paths.get(laneOf(record.key(), lanes.size())).carry(record);
    }
  }

  static int laneOf(String key, int lanes) {
    return Math.floorMod(key.hashCode(), lanes);
  }

  boolean isIdle() {
    return paths.stream().allMatch(UnreliablePath::isEmpty)
        && lanes.stream().allMatch(Lane::isIdle);
  }
}
