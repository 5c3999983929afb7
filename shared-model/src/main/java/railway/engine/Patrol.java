package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;

/**
 * The driver of last resort: one round over a shard of the due index. It stays while something
 * comes due within the round, so that a retry due in five seconds is made in five seconds, and
 * returns at once when nothing does.
 */
public final class Patrol {

  private static final int PAGE = 100;

  private final Railway railway;
  private final Workflows workflows;
  private final Duration round;
  private final Duration look;

  /**
   * @param round how long a round covers: the period of the schedule
   * @param look how often to look again while something is pending
   */
  public Patrol(Railway railway, Workflows workflows, Duration round, Duration look) {
    this.railway = railway;
    this.workflows = workflows;
    this.round = round;
    this.look = look;
  }

  /**
   * Makes the round; says how many workflows were woken. A workflow that takes long keeps no other
   * one waiting. Several rounds over one shard at once do the same work twice, and no harm.
   */
  public int walk(int shard, Invocation invocation, Concurrently crew) {
    Instant end = earlier(invocation.now().plus(round), invocation.endsBy().minus(look));
    Map<WorkflowId, Instant> woken = new HashMap<>();
    boolean busy = false;
    while (invocation.now().isBefore(end)) {
      List<WorkflowRow> pending =
          workflows.due(shard, end, PAGE + woken.size()).stream()
              .filter(row -> !due(row).equals(woken.get(row.id())))
              .toList();
      Instant now = invocation.now();
      List<WorkflowRow> ready = pending.stream().filter(row -> !due(row).isAfter(now)).toList();
      if (!ready.isEmpty()) {
        ready.forEach(row -> woken.put(row.id(), due(row)));
        ready.forEach(row -> crew.send(row, railway::wake));
        busy = true;
      } else if (!pending.isEmpty()) {
        invocation.pause(shorter(Duration.between(now, due(pending.getFirst())), look));
      } else if (busy) {
        crew.join();
        busy = false;
        invocation.pause(look);
      } else {
        break;
      }
    }
    crew.join();
    return woken.size();
  }

  private static Instant due(WorkflowRow row) {
    return row.standing().due().orElseThrow();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
