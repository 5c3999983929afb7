package railway.testing.world;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import railway.store.StoreTrouble;
import railway.workflow.Category;

/**
 * The way of an invocation to a port and back. What a port does is atomic; what the caller learns
 * of it is up to the adversary.
 */
final class Wire {

  private static final Duration STANDSTILL = Duration.ofMinutes(1);
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(5);
  private static final Duration CLIENT_GIVES_UP = Duration.ofSeconds(3);

  private final Stage stage;
  private final Sabotage sabotage;

  Wire(Stage stage, Sabotage sabotage) {
    this.stage = stage;
    this.sabotage = sabotage;
  }

  /** A call of a table or of the bus that brings nothing back. */
  void write(Call call, @Nullable Category category, Runnable work) {
    store(
        call,
        category,
        () -> {
          work.run();
          return true;
        });
  }

  /** A call of a table or of the bus; the client may repeat it when its reply was lost. */
  <T> T store(Call call, @Nullable Category category, Supplier<T> work) {
    SimulatedInvocation me = SimulatedInvocation.playing(stage);
    me.step();
    Fault fault = sabotage.strike(call, category, Set.of());
    switch (fault) {
      case CRASH_BEFORE -> throw me.life().ends();
      case THROTTLED -> throw trouble("throttled");
      case LOST_REQUEST -> {
        me.passes(CLIENT_GIVES_UP);
        throw trouble("no answer");
      }
      case LATE -> {
        stage.enter(upTo(stage, CLIENT_GIVES_UP.multipliedBy(3)), () -> nobodyHears(work));
        me.passes(CLIENT_GIVES_UP);
        throw trouble("no answer");
      }
      case STALLED -> me.passes(standstill(stage));
      case ZOMBIE -> sleepsPastItsEnd(stage, me.life());
      default -> {}
    }
    T result = work.get();
    if (fault == Fault.CRASH_AFTER) {
      throw me.life().ends();
    }
    if (fault == Fault.LOST_REPLY) {
      me.passes(CLIENT_GIVES_UP);
      if (stage.once(2)) {
        throw trouble("no answer");
      }
      result = work.get();
    }
    me.step();
    return result;
  }

  /**
   * A request to a third party.
   *
   * @param latest after which a request that was given up has no effect any more
   * @param timeless whether it does no harm after the process's end
   * @param effect what the third party does; it runs at most once
   */
  <T> T request(Call call, Category category, Duration latest, boolean timeless, Supplier<T> effect)
      throws IOException {
    SimulatedInvocation me = SimulatedInvocation.playing(stage);
    Fault fault = sabotage.strike(call, category, timeless ? Set.of() : Set.of(Fault.ZOMBIE));
    me.step();
    switch (fault) {
      case CRASH_BEFORE -> throw me.life().ends();
      case THROTTLED -> throw new ConnectException("refused for now");
      case LOST_REQUEST -> throw givenUp(me);
      case LATE -> {
        stage.enter(upTo(stage, latest), () -> nobodyHears(effect));
        throw givenUp(me);
      }
      case OVERRUN -> {
        Duration left = Duration.between(stage.now(), me.life().end());
        stage.enter(upTo(stage, left), () -> nobodyHears(effect));
        me.passes(CLIENT_GIVES_UP);
        throw new StillSending();
      }
      case ZOMBIE -> sleepsPastItsEnd(stage, me.life());
      default -> {}
    }
    T answer = effect.get();
    switch (fault) {
      case CRASH_AFTER -> throw me.life().ends();
      case LOST_REPLY -> throw givenUp(me);
      case STALLED -> me.passes(standstill(stage));
      default -> me.step();
    }
    return answer;
  }

  static Duration standstill(Stage stage) {
    return upTo(stage, STANDSTILL);
  }

  /** The process is frozen, thawed after its end, and does not know. */
  static void sleepsPastItsEnd(Stage stage, Life life) {
    life.becomesZombie();
    stage.sleep(upTo(stage, LONGEST_SLEEP));
    life.check();
  }

  static Duration upTo(Stage stage, Duration most) {
    return Duration.ofMillis(stage.random().nextLong(Math.max(1, most.toMillis())));
  }

  private static void nobodyHears(Supplier<?> effect) {
    Object unheard = effect.get();
    assert unheard != null;
  }

  private static StoreTrouble trouble(String what) {
    return new StoreTrouble(what, new IllegalStateException("simulated"));
  }

  /** Mostly at once, sometimes only after the caller's limit. */
  private IOException givenUp(SimulatedInvocation me) {
    if (stage.once(3)) {
      me.passes(STANDSTILL);
    }
    return new IOException("connection reset");
  }
}
