package railway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where simulated processes play: one of them moves at a time, a seed says which, and the clock
 * moves only when nobody can. Processes are written as ordinary blocking code; at every {@link
 * #turn} the stage may let another one go first, or let the process die.
 */
public final class Stage {

  private static final ThreadLocal<Actor> ON_STAGE = new ThreadLocal<>();

  private final SplittableRandom random;
  private final List<Actor> ready = new ArrayList<>();
  private final PriorityQueue<Cue> cues = new PriorityQueue<>();
  private final Semaphore director = new Semaphore(0);
  private Instant now;
  private long cueNumber;
  private @Nullable Throwable broken;

  public Stage(long seed, Instant start) {
    this.random = new SplittableRandom(seed);
    this.now = start;
  }

  /**
   * A process that was killed: never caught by the code under test, which only catches exceptions.
   */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the process died", null, false, false);
    }
  }

  public Instant now() {
    return now;
  }

  public SplittableRandom random() {
    return random;
  }

  /** True once in {@code n} times. */
  public boolean once(int n) {
    return n > 0 && random.nextInt(n) == 0;
  }

  /** Lets a process begin as soon as the director calls it. */
  public void enter(Runnable play) {
    ready.add(new Actor(play));
  }

  /** Lets a process begin later. */
  public void enter(Duration later, Runnable play) {
    cues.add(new Cue(now.plus(later), cueNumber++, new Actor(play)));
  }

  /** Called by a process: others may move before it goes on. */
  public void turn() {
    Actor actor = actor();
    ready.add(actor);
    actor.leave();
  }

  /** Called by a process: it goes on after this much virtual time. */
  public void sleep(Duration duration) {
    Actor actor = actor();
    cues.add(new Cue(now.plus(duration), cueNumber++, actor));
    actor.leave();
  }

  /** Called by a process: from now on it is known under this name. */
  public void named(String name) {
    actor().name = name;
  }

  /** Called by a process, or by what it calls: the name of the process. */
  public String player() {
    return actor().name;
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
    if (Thread.currentThread().isVirtual()) {
      direct(over);
      return;
    }
    Semaphore done = new Semaphore(0);
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                direct(over);
              } catch (RuntimeException | Error broke) {
                thrown.set(broke);
              } finally {
                done.release();
              }
            });
    done.acquireUninterruptibly();
    switch (thrown.get()) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  /** Turns change many times faster between threads that are all virtual. */
  private void direct(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      if (ready.isEmpty()) {
        Cue cue = cues.poll();
        if (cue == null) {
          break;
        }
        now = cue.at().isAfter(now) ? cue.at() : now;
        ready.add(cue.actor());
      }
      int chosen = random.nextInt(ready.size());
      Actor actor = ready.get(chosen);
      ready.set(chosen, ready.getLast());
      ready.removeLast();
      actor.move();
      if (broken != null) {
        throw new IllegalStateException("A simulated process broke", broken);
      }
    }
  }

  /** Sends everybody home who still waits; nobody moves on this stage again. */
  public void close() {
    List<Actor> waiting = new ArrayList<>(ready);
    cues.forEach(cue -> waiting.add(cue.actor()));
    ready.clear();
    cues.clear();
    waiting.forEach(Actor::sendHome);
  }

  private static Actor actor() {
    Actor actor = ON_STAGE.get();
    if (actor == null) {
      throw new IllegalStateException("Only a process on the stage can wait for its turn");
    }
    return actor;
  }

  private record Cue(Instant at, long number, Actor actor) implements Comparable<Cue> {
    @Override
    public int compareTo(Cue other) {
      int time = at.compareTo(other.at);
      return time != 0 ? time : Long.compare(number, other.number);
    }
  }

  private final class Actor {
    private final Runnable play;
    private final Semaphore turn = new Semaphore(0);
    private boolean begun;
    private boolean home;
    private String name = "";

    Actor(Runnable play) {
      this.play = play;
    }

    void move() {
      if (begun) {
        turn.release();
      } else {
        begun = true;
        Thread.ofVirtual().start(this::perform);
      }
      director.acquireUninterruptibly();
    }

    void leave() {
      director.release();
      turn.acquireUninterruptibly();
      if (home) {
        die();
      }
    }

    void sendHome() {
      if (begun) {
        home = true;
        move();
      }
    }

    private void perform() {
      ON_STAGE.set(this);
      try {
        play.run();
      } catch (Died died) {
        // the adversary's doing: what it had not written is lost
      } catch (Throwable thrown) {
        broken = thrown;
      } finally {
        director.release();
      }
    }
  }
}
