package railway.testing.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import railway.workflow.Category;

/**
 * What an adversary does in one world. Whether a call is struck depends on the seed, the process
 * and how many calls it has made: so a strike can be taken back and all others stay as they were.
 */
public final class Sabotage {

  private static final int RANGE = 1 << 24;

  private final Odds odds;
  private final Stage stage;
  private final Tally tally;
  private final LongPredicate allowed;
  private final Witness witness;
  private final List<Strike> strikes = new ArrayList<>();

  /**
   * The sabotage of one world.
   *
   * @param allowed whether the strike of a draw is not taken back
   */
  Sabotage(Odds odds, Stage stage, Tally tally, LongPredicate allowed, Witness witness) {
    this.odds = odds;
    this.stage = stage;
    this.tally = tally;
    this.allowed = allowed;
    this.witness = witness;
  }

  /** An adversary's odds, made ready to be drawn from. */
  @SuppressWarnings("EnumOrdinal") // tables in memory, for speed: no number is ever stored
  public static final class Odds {
    private static final Fault[] FAULTS = Fault.values();

    private final Adversary adversary;
    private final int[][] bounds;
    private final Fault[][] faults;

    public Odds(Adversary adversary) {
      this.adversary = adversary;
      Call[] calls = Call.values();
      this.bounds = new int[calls.length][];
      this.faults = new Fault[calls.length][];
      for (Call call : calls) {
        List<Fault> possible = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int end = 0;
        for (Fault fault : FAULTS) {
          int n = adversary.odds(call.place(), fault);
          if (n > 0 && call.suffers(fault)) {
            end += RANGE / n;
            possible.add(fault);
            ends.add(end);
          }
        }
        this.faults[call.ordinal()] = possible.toArray(Fault[]::new);
        this.bounds[call.ordinal()] = ends.stream().mapToInt(Integer::intValue).toArray();
      }
    }

    Adversary adversary() {
      return adversary;
    }

    private Fault draw(Call call, long draw) {
      int[] ends = bounds[call.ordinal()];
      int point = (int) (draw >>> 40);
      if (ends.length == 0 || point >= ends[ends.length - 1]) {
        return Fault.NONE;
      }
      int index = 0;
      while (point >= ends[index]) {
        index++;
      }
      return faults[call.ordinal()][index];
    }
  }

  /** Decides what happens to a call; {@code category} is that of the task it is about. */
  Fault strike(Call call, @Nullable Category category, Set<Fault> impossible) {
    long draw = stage.draw();
    Fault fault = odds.draw(call, draw);
    if (fault == Fault.NONE || impossible.contains(fault) || !allowed.test(draw)) {
      return Fault.NONE;
    }
    struck(draw, fault, call, category);
    return fault;
  }

  /** An invocation whose clock is off writes something. */
  void wrote(long skew, @Nullable Category category) {
    if (skew != 0) {
      boolean within = odds.adversary().keepsTheMargin();
      tally.struck(within ? Fault.SKEWED : Fault.SKEWED_BEYOND, Call.APPEND, category);
    }
  }

  /** Something went wrong by itself: it is counted. */
  void noticed(Fault fault, Call call, @Nullable Category category) {
    tally.struck(fault, call, category);
  }

  private void struck(long draw, Fault fault, Call call, @Nullable Category category) {
    tally.struck(fault, call, category);
    strikes.add(new Strike(draw, fault, call));
    witness.struck(stage.player(), fault, call);
  }

  /** What was done, in order. */
  public List<Strike> strikes() {
    return List.copyOf(strikes);
  }

  /** How far the clock of a new invocation is off, in milliseconds. */
  long skew() {
    long most = odds.adversary().skew().toMillis();
    long draw = stage.draw();
    if (most == 0 || !allowed.test(draw)) {
      return 0;
    }
    long skew = new SplittableRandom(draw).nextLong(most + 1) - most / 2;
    strikes.add(new Strike(draw, Fault.SKEWED, Call.TAIL));
    return skew;
  }
}
