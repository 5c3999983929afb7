package railway.decision;

import java.util.List;
import java.util.Optional;

/**
 * What is promised for one visit, and under which assumptions. Each assumption can be broken on its
 * own; times are ticks.
 */
final class OneStepSetting {

  final Algorithm algorithm;

  /** The promise. */
  final int mostEffects;

  /** How long a process may act on an attempt; the margin for clocks comes on top. */
  int lease = 1;

  Optional<Integer> deadline = Optional.empty();

  /** The last tick that is looked at. */
  int horizon = 4;

  /** How many attempts are looked at: recorded ones, or requests where none are recorded. */
  int mostAttempts = 3;

  /** When a request has had its effect and shows it; any later time if empty. */
  Optional<Integer> settles = Optional.empty();

  /** How long an idempotency key is remembered, where one is taken. */
  Optional<Integer> keyRetention = Optional.empty();

  /** Whether a no is remembered under the key as a yes is. */
  boolean remembersNo = true;

  /** Whether it is promised that no effect follows the transition. */
  boolean quietAfterwards = false;

  /** Whether a process looks at the clock again just before it sends. */
  boolean looksAtClock = true;

  /** Whether an entry is put only if none has its number. */
  boolean conditional = true;

  /** Whether a definite answer that lost a race is settled again with the newest tail. */
  boolean settlesAgain = true;

  /** Whether "absent" is appended again after a lost race, as a definite answer is. */
  boolean insistsOnAbsent = false;

  /** Whether a query may bring no answer. */
  boolean queriesFail = true;

  /** What the retry function may say: to wait so long, or, if below zero, to stop. */
  List<Integer> waits = List.of(0, 1, -1);

  /** Whether a transition may need an operator first, so that a definite answer is kept. */
  boolean pauses = false;

  /** How far the clock of each process is ahead of the true time. */
  List<Integer> skews = List.of(0, 0);

  /** What a lease allows for differences between clocks. */
  int margin = 0;

  private OneStepSetting(Algorithm algorithm, int mostEffects) {
    this.algorithm = algorithm;
    this.mostEffects = mostEffects;
  }

  /** Nothing is assumed: any process sends at any time, and has its effect at any later time. */
  static OneStepSetting opaque(int judged, int promised) {
    OneStepSetting setting = new OneStepSetting(new Opaque(judged), promised);
    setting.deadline = Optional.of(3);
    setting.looksAtClock = false;
    return setting;
  }

  /** The bounds on process, network and visibility hold. */
  static OneStepSetting pessimistic(int declared) {
    OneStepSetting setting = new OneStepSetting(new PessimisticLock(Ticks.ticks(declared)), 1);
    setting.lease = 2;
    setting.deadline = Optional.of(5);
    setting.horizon = 7;
    setting.settles = Optional.of(1);
    setting.quietAfterwards = true;
    return setting;
  }

  /** The key is remembered for two ticks, and what is begun in one may be sent in the next. */
  static OneStepSetting idempotent(int keyLasts) {
    OneStepSetting setting = new OneStepSetting(new Idempotent(Ticks.ticks(keyLasts)), 1);
    setting.lease = 2;
    setting.horizon = 3;
    setting.settles = Optional.of(1);
    setting.keyRetention = Optional.of(2);
    setting.waits = List.of(0, -1);
    return setting;
  }

  /** Whether it ends at some time, whatever the retry function says. */
  boolean expires() {
    return deadline.isPresent() || keyRetention.isPresent();
  }
}
