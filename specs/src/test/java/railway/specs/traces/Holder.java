package railway.specs.traces;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import railway.specs.traces.Errand.Asked;
import railway.specs.traces.Errand.Declined;
import railway.specs.traces.Errand.Done;
import railway.specs.traces.Errand.End;
import railway.testing.world.Stage;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Preparation;
import railway.workflow.Step;

/**
 * A third party with two steps, at the end of a bad line: it holds, confirms and cancels, and
 * sometimes lets go of a step by itself. Confirmed and gone are final.
 */
final class Holder {

  private enum Hold {
    HELD,
    CONFIRMED,
    GONE
  }

  private final Stage stage;
  private final TwoStepScribe scribe;
  private final Map<Integer, Hold> holds = new HashMap<>();

  Holder(Stage stage, TwoStepScribe scribe) {
    this.stage = stage;
    this.scribe = scribe;
  }

  Preparation<End> prepare(Asked asked) throws IOException {
    int step = scribe.sends(stage.player());
    travels();
    return switch (stage.random().nextInt(9)) {
      case 0 -> {
        loses(step);
        throw new ConnectException("refused");
      }
      case 1 -> {
        loses(step);
        throw silence();
      }
      case 2 -> {
        late(() -> holds(asked, step));
        throw silence();
      }
      case 3 -> {
        loses(step);
        yield Preparation.refused("busy");
      }
      case 4 -> {
        unheard(holds(asked, step));
        throw silence();
      }
      default -> {
        Preparation<End> held = holds(asked, step);
        travels();
        yield held;
      }
    };
  }

  Confirmation<End> confirm(Asked asked, Step step) throws IOException {
    int number = Integer.parseInt(step.id());
    scribe.confirms(stage.player(), number);
    return request(() -> confirms(asked, number));
  }

  Cancellation<End> cancel(Asked asked, Step step) throws IOException {
    int number = Integer.parseInt(step.id());
    scribe.cancels(stage.player(), number);
    return request(() -> cancels(asked, number));
  }

  List<Step> find() throws IOException {
    travels();
    if (stage.once(5)) {
      throw silence();
    }
    scribe.finds(stage.player());
    List<Step> held =
        holds.entrySet().stream()
            .filter(hold -> hold.getValue() == Hold.HELD)
            .map(hold -> new Step(Integer.toString(hold.getKey())))
            .toList();
    travels();
    return held;
  }

  /** Over the bad line: lost, late, unheard, or as it should be. */
  private <T> T request(Supplier<T> effect) throws IOException {
    travels();
    return switch (stage.random().nextInt(8)) {
      case 0 -> throw silence();
      case 1 -> {
        late(effect);
        throw silence();
      }
      case 2 -> {
        unheard(effect.get());
        throw silence();
      }
      default -> {
        T answer = effect.get();
        travels();
        yield answer;
      }
    };
  }

  private Preparation<End> holds(Asked asked, int step) {
    if (stage.once(5)) {
      acts(step, "rejected");
      return Preparation.rejected(new Declined(asked.id()));
    }
    acts(step, "held");
    holds.put(step, Hold.HELD);
    if (stage.once(6)) {
      stage.enter(Duration.ofSeconds(stage.random().nextInt(60)), () -> letsGo(step));
    }
    return Preparation.prepared(new Step(Integer.toString(step)));
  }

  private Confirmation<End> confirms(Asked asked, int step) {
    if (holds.get(step) == Hold.GONE) {
      return Confirmation.gone();
    }
    if (holds.put(step, Hold.CONFIRMED) == Hold.HELD) {
      acts(step, "confirmed");
    }
    return Confirmation.confirmed(new Done(asked.id()));
  }

  private Cancellation<End> cancels(Asked asked, int step) {
    if (holds.get(step) == Hold.CONFIRMED) {
      return Cancellation.alreadyConfirmed(new Done(asked.id()));
    }
    letsGo(step);
    return Cancellation.cancelled();
  }

  private void letsGo(int step) {
    if (holds.get(step) == Hold.HELD) {
      acts(step, "gone");
      holds.put(step, Hold.GONE);
    }
  }

  private void acts(int step, String what) {
    scribe.log(Happening.of("Acts").with("k", step).with("what", what));
  }

  private void loses(int step) {
    scribe.log(Happening.of("Loses").with("k", step));
  }

  private void late(Supplier<?> effect) {
    Duration late = Duration.ofMillis(stage.random().nextInt(5_000));
    stage.enter(late, () -> unheard(effect.get()));
  }

  private void travels() {
    stage.sleep(Duration.ofMillis(stage.random().nextInt(stage.once(6) ? 14_000 : 300)));
  }

  private IOException silence() {
    if (stage.once(3)) {
      stage.sleep(Duration.ofSeconds(12));
    }
    return new IOException("reset");
  }

  private static void unheard(Object answer) {
    assert answer != null;
  }
}
