package railway.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where simulated processes play: one of them moves at a time, and the clock moves when all wait.
 * Processes are written as ordinary blocking code; whoever waits hands over to the one whose moment
 * comes next.
 *
 * <p>One seed decides everything. Each process draws from randomness of its own, made of the seed
 * and of where it comes from, so that what one of them does differently changes little for the
 * others: that is what makes failures small when they are shrunk.
 */
public final class Stage {

  /** A turn takes up to so many milliseconds. */
  private static final int LONGEST_TURN = 8;

  private static final ThreadFactory THREADS =
      Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

  private static final ThreadLocal<Stage> HERE = new ThreadLocal<>();

  private final PriorityQueue<Actor> waiting = new PriorityQueue<>();
  private final Set<Actor> held = new HashSet<>();
  private final Semaphore director = new Semaphore(0);
  private final long origin;
  private Actor current;
  private BooleanSupplier over = () -> false;
  private long time;
  private Instant now;
  private boolean closing;
  private @Nullable Object scene;
  private @Nullable Throwable broken;

  public Stage(long seed, Instant start) {
    this.time = start.toEpochMilli();
    this.now = Instant.ofEpochMilli(time);
    this.origin = mix(seed);
    this.current = new Actor(origin, () -> {});
  }

  /**
   * A process that was killed: never caught by the code under test, which only catches exceptions.
   */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    private Died() {
      super("the process died", null, false, false);
    }
  }

  /** The stage on which the caller plays. */
  public static Stage here() {
    Stage stage = HERE.get();
    if (stage == null) {
      throw new IllegalStateException("Only a process on a stage can do this");
    }
    return stage;
  }

  public Instant now() {
    return now;
  }

  /** The randomness of whoever plays now. */
  public SplittableRandom random() {
    return current.random;
  }

  /** True once in {@code n} times. */
  public boolean once(int n) {
    return n > 0 && random().nextInt(n) == 0;
  }

  /** Lets a process begin as soon as there is room. */
  public void enter(Runnable play) {
    enter(Duration.ZERO, play);
  }

  /** Lets a process begin later. */
  public void enter(Duration later, Runnable play) {
    enter(later, mix(current.id + ++current.children), play);
  }

  /**
   * Lets a process begin later.
   *
   * @param identity where its randomness comes from, beside the seed: the same in worlds that only
   *     differ in what others do
   */
  public void enter(Duration later, long identity, Runnable play) {
    cue(new Actor(mix(identity ^ origin), play), later.toMillis());
  }

  /** Called by a process: others may move before it goes on. */
  public void turn() {
    pass(random().nextInt(LONGEST_TURN));
  }

  /** Called by a process: it goes on after this much virtual time. */
  public void sleep(Duration duration) {
    pass(Math.max(0, duration.toMillis()));
  }

  private void pass(long millis) {
    Actor me = current;
    if (!me.begun) {
      throw new IllegalStateException("Only a process on the stage can wait for its turn");
    }
    long until = time + millis;
    Actor next = waiting.peek();
    if ((next == null || until < next.at) && !over.getAsBoolean()) {
      advance(until);
      return;
    }
    cue(me, millis);
    leave(me);
  }

  private void cue(Actor actor, long millis) {
    actor.at = time + Math.max(0, millis);
    actor.tie = random().nextInt();
    waiting.add(actor);
  }

  private void advance(long moment) {
    if (moment > time) {
      time = moment;
      now = Instant.ofEpochMilli(moment);
    }
  }

  /** Hands over to whoever is next, and waits to be called again. */
  private void leave(Actor me) {
    Actor next = next();
    if (next == me) {
      return;
    }
    call(next);
    me.sit();
    if (me.home) {
      throw die();
    }
  }

  /** Whoever moves next; nobody when the play is over. */
  private @Nullable Actor next() {
    if (broken != null || closing || over.getAsBoolean()) {
      return null;
    }
    Actor next = waiting.poll();
    if (next != null) {
      advance(next.at);
    }
    return next;
  }

  private void call(@Nullable Actor actor) {
    if (actor == null) {
      director.release();
      return;
    }
    current = actor;
    if (actor.begun) {
      actor.stand();
    } else {
      THREADS.newThread(() -> perform(actor)).start();
    }
  }

  /** A thread plays one process after the other, as long as the next one has not begun. */
  private void perform(Actor first) {
    HERE.set(this);
    Actor actor = first;
    while (true) {
      actor.begin();
      try {
        actor.play.run();
      } catch (Died died) {
        // the adversary's doing: what it had not written is lost
      } catch (Throwable thrown) {
        broken = broken == null ? thrown : broken;
      }
      Actor next = next();
      if (next == null || next.begun) {
        call(next);
        return;
      }
      current = next;
      actor = next;
    }
  }

  /** Called by a process: from now on it is known under this name. */
  public void named(String name) {
    current.name = name;
  }

  /** Called by a process, or by what it calls: the name of the process. */
  public String player() {
    return current.name;
  }

  /** What the process carries with it, if it does. */
  @Nullable Object role() {
    return current.role;
  }

  /** Called by a process: from now on it carries this. */
  void plays(@Nullable Object role) {
    current.role = role;
  }

  /** What this stage shows; null if nobody has said. */
  @Nullable Object scene() {
    return scene;
  }

  void shows(Object what) {
    scene = what;
  }

  /** A number that names the next draw of whoever plays, whatever others have drawn. */
  long draw() {
    return mix(current.id ^ (++current.draws << 40));
  }

  /** The process that calls is killed. */
  public static Died die() {
    throw new Died();
  }

  /**
   * Plays until nobody is left, or {@code over} says so between two moves.
   *
   * @throws IllegalStateException if a process threw anything but {@link Died}
   */
  public void play(BooleanSupplier over) {
    this.over = over;
    Actor root = current;
    call(next());
    director.acquireUninterruptibly();
    this.over = () -> false;
    current = root;
    if (broken != null) {
      throw new IllegalStateException("A simulated process broke", broken);
    }
  }

  /** Sends everybody home who still waits; nobody moves on this stage again. */
  public void close() {
    closing = true;
    List<Actor> left = new ArrayList<>(held);
    left.addAll(waiting);
    waiting.clear();
    held.clear();
    for (Actor actor : left) {
      if (actor.begun) {
        actor.home = true;
        current = actor;
        actor.stand();
        director.acquireUninterruptibly();
      }
    }
    waiting.clear();
  }

  /** Where a process waits until another one calls it. */
  final class Gate {
    private @Nullable Actor behind;

    /** Waits until somebody opens. */
    void await() {
      Actor me = current;
      behind = me;
      held.add(me);
      leave(me);
    }

    /** Lets go on whoever waits. */
    void open() {
      if (behind != null) {
        held.remove(behind);
        cue(behind, 0);
        behind = null;
      }
    }
  }

  /** Scatters the bits of a number, so that neighbours have nothing in common. */
  static long mix(long number) {
    long z = number * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static final class Actor implements Comparable<Actor> {
    private final long id;
    private final SplittableRandom random;
    private final Runnable play;
    private long at;
    private int tie;
    private long children;
    private long draws;
    private boolean begun;
    private boolean home;
    private String name = "";
    private @Nullable Object role;
    private @Nullable Thread thread;
    private volatile boolean called;

    Actor(long id, Runnable play) {
      this.id = id;
      this.random = new SplittableRandom(id);
      this.play = play;
    }

    void begin() {
      begun = true;
      thread = Thread.currentThread();
    }

    void sit() {
      while (!called) {
        LockSupport.park(this);
      }
      called = false;
    }

    void stand() {
      called = true;
      LockSupport.unpark(thread);
    }

    @Override
    public int compareTo(Actor other) {
      int time = Long.compare(at, other.at);
      return time != 0 ? time : Integer.compare(tie, other.tie);
    }
  }
}
