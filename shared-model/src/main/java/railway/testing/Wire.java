package railway.testing;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The way to a simulated third party and back. The effect of a request is atomic; what the caller
 * learns of it is up to the adversary.
 */
public final class Wire {

  private final Stage stage;
  private final Adversary adversary;
  private final Duration settlesWithin;

  /**
   * @param settlesWithin the longest time after which a request that was given up takes effect
   */
  public Wire(Stage stage, Adversary adversary, Duration settlesWithin) {
    this.stage = stage;
    this.adversary = adversary;
    this.settlesWithin = settlesWithin;
  }

  /** Makes a request; {@code effect} runs at most once. */
  public <T> T request(Supplier<T> effect) throws IOException {
    stage.turn();
    if (stage.once(adversary.lostRequests())) {
      if (stage.random().nextBoolean()) {
        throw new ConnectException("refused");
      }
      throw givenUp();
    }
    if (stage.once(adversary.lateEffects())) {
      long most = Math.max(1, settlesWithin.toMillis());
      stage.enter(Duration.ofMillis(stage.random().nextLong(most)), () -> nobodyHears(effect));
      throw givenUp();
    }
    T answer = effect.get();
    stage.turn();
    if (stage.once(adversary.lostAnswers())) {
      throw givenUp();
    }
    return answer;
  }

  private static <T> void nobodyHears(Supplier<T> effect) {
    T unheard = effect.get();
    assert unheard != null;
  }

  /** Mostly at once, sometimes only after the caller's limit. */
  private IOException givenUp() {
    if (stage.once(3)) {
      stage.sleep(Duration.ofSeconds(60));
    }
    return new IOException("connection reset");
  }
}
