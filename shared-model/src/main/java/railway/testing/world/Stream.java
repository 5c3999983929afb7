package railway.testing.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.Standing;
import railway.store.Workflows;

/**
 * The stream of the journal: records in shards, in order within each, brought to two functions in
 * batches until they are taken; what an operator finds in the dead letters is brought again.
 */
final class Stream {

  private static final int LARGEST_BATCH = 10;
  private static final int HOP_MILLIS = 2_000;
  private static final Duration ASIDE = Duration.ofMinutes(2);
  private static final Duration STANDSTILL = Duration.ofMinutes(5);
  private static final Duration OPERATOR = Duration.ofHours(6);

  private final SimulatedCloud cloud;
  private final Stage stage;
  private final Sabotage sabotage;
  private final List<Lane> followed = new ArrayList<>();
  private final List<Lane> projected = new ArrayList<>();

  Stream(SimulatedCloud cloud, Stage stage, Sabotage sabotage, int shards) {
    this.cloud = cloud;
    this.stage = stage;
    this.sabotage = sabotage;
    for (int shard = 0; shard < shards; shard++) {
      followed.add(new Lane(Call.FOLLOW));
      projected.add(new Lane(Call.PROJECT));
    }
  }

  /** Takes a new entry along. */
  void carry(Entry entry) {
    int shard = Workflows.shardOf(entry.id(), projected.size());
    projected.get(shard).arrives(entry);
    if (entry.hop() == Hop.STREAM) {
      followed.get(shard).arrives(entry);
    }
  }

  /** Whether a follower announces a fact to the outside. */
  static boolean announced(Fact fact) {
    return fact instanceof Fact.LateResult
        || (fact instanceof Fact.Arrival arrival && arrival.next() instanceof Next.Ended);
  }

  /** One shard on its way to one function: one batch at a time. */
  private final class Lane {
    private final Call call;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean polling;
    private long polls;

    Lane(Call call) {
      this.call = call;
    }

    void arrives(Entry entry) {
      switch (sabotage.strike(call, cloud.category(entry.id()), Set.of())) {
        case DUPLICATED -> {
          aside(entry, ASIDE);
          queue(entry, Duration.ZERO);
        }
        case REORDERED -> aside(entry, ASIDE);
        case DELAYED -> queue(entry, Wire.upTo(stage, STANDSTILL));
        case DROPPED -> dropped(entry);
        default -> queue(entry, Duration.ZERO);
      }
    }

    /**
     * What an operator brings again from the dead letters: announcements, To-Dos that are opened or
     * closed, and rows that nobody mends. A follower that never comes is the sweeper's business.
     */
    private void dropped(Entry entry) {
      boolean row = call == Call.PROJECT && !mended(entry);
      if (row || entry.facts().stream().anyMatch(Stream::announced) || stage.once(2)) {
        aside(entry, OPERATOR);
      }
    }

    /** Whether the row before it is due, so that whoever is woken shows the newer one. */
    private static boolean mended(Entry entry) {
      return entry.arrival().isEmpty() && entry.standing().status() == Standing.Status.RUNNING;
    }

    /** By itself, while the others go on; what is not taken comes again. */
    private void aside(Entry entry, Duration most) {
      aside(entry, most, 1);
    }

    private void aside(Entry entry, Duration most, int time) {
      stage.enter(
          Wire.upTo(stage, most),
          identity(entry, 2L * time),
          () -> bring(List.of(entry), left -> left.forEach(same -> aside(same, ASIDE, time + 1))));
    }

    private void queue(Entry entry, Duration late) {
      waiting.add(entry);
      if (!polling) {
        polling = true;
        poll(entry, late.plusMillis(stage.random().nextInt(HOP_MILLIS)));
      }
    }

    private void poll(Entry first, Duration hop) {
      stage.enter(
          hop,
          identity(first, 1 + 2L * ++polls),
          () -> {
            List<Entry> batch = waiting.stream().limit(LARGEST_BATCH).toList();
            bring(batch, left -> taken(batch.size() - left.size()));
          });
    }

    private void taken(int handled) {
      for (int i = 0; i < handled; i++) {
        waiting.remove();
      }
      polling = !waiting.isEmpty();
      if (polling) {
        poll(waiting.element(), Duration.ofMillis(stage.random().nextInt(HOP_MILLIS)));
      }
    }

    private long identity(Entry entry, long time) {
      long which = Stage.mix(entry.id().hashCode() * 31L + entry.seq());
      return Stage.mix(which + time * 2 + (call == Call.FOLLOW ? 1 : 0));
    }

    /** In one process; what is not taken comes again, from the first such record on. */
    private void bring(List<Entry> batch, Consumer<List<Entry>> left) {
      Batch outcome = new Batch(batch);
      cloud.invoke(
          call.words(),
          leader -> outcome.again = handled(batch, leader),
          () -> left.accept(outcome.left()));
    }

    private List<Entry> handled(List<Entry> batch, SimulatedInvocation leader) {
      Functions functions = leader.version().functions();
      if (call == Call.PROJECT) {
        return functions.project(batch, leader, new Crew(cloud, stage, leader, "projecting"));
      }
      batch.forEach(entry -> cloud.begins(entry.id(), Call.FOLLOW));
      try {
        return functions.follow(batch, leader, new Crew(cloud, stage, leader, "followed"));
      } finally {
        batch.forEach(entry -> cloud.ends(entry.id()));
      }
    }
  }

  /** What became of the records of a batch: all come again if the process died. */
  private static final class Batch {
    private final List<Entry> entries;
    private List<Entry> again;

    Batch(List<Entry> entries) {
      this.entries = entries;
      this.again = entries;
    }

    List<Entry> left() {
      int first = entries.size();
      for (Entry entry : again) {
        first = Math.min(first, entries.indexOf(entry));
      }
      return entries.subList(first, entries.size());
    }
  }
}
