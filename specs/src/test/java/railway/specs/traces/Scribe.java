package railway.specs.traces;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Then;
import railway.store.Entry;
import railway.store.WorkflowId;
import railway.testing.world.Stage;
import railway.testing.world.Witness;

/** Writes down what happens to one visit, in the words of one spec. */
abstract class Scribe implements Witness {

  private final Stage stage;
  private final Slots slots = new Slots();
  private final List<Happening> happenings = new ArrayList<>();
  private int attempts;

  Scribe(Stage stage) {
    this.stage = stage;
  }

  final Trace trace(long seed) {
    return new Trace(seed, slots.most(), attempts, happenings);
  }

  void log(Happening happening) {
    happenings.add(happening);
  }

  /** Logs what time does. */
  final void later(Duration wait, Happening happening) {
    stage.enter(wait.isNegative() ? Duration.ZERO : wait, () -> log(happening));
  }

  final Instant now() {
    return stage.now();
  }

  /** The process that plays is held up with something in its hands. */
  final void dozes(Duration atMost) {
    stage.sleep(Duration.ofMillis(stage.random().nextLong(atMost.toMillis())));
  }

  /** Once in so many times. */
  final boolean once(int times) {
    return stage.once(times);
  }

  /** An action of the process that plays. */
  final Happening mine(String action) {
    return by(stage.player(), action);
  }

  final Happening by(String invocation, String action) {
    return Happening.of(action).with("p", slots.of(invocation));
  }

  /** The number of an attempt, step or request, so that the spec looks at enough of them. */
  final int counted(int number) {
    attempts = Math.max(attempts, number);
    return number;
  }

  @Override
  public void read(String invocation, WorkflowId id) {
    if (!projects(invocation)) {
      log(by(invocation, "Read"));
    }
  }

  /** Whether it only shows what others have written. */
  static boolean projects(String invocation) {
    return invocation.startsWith("project-");
  }

  /** A batch brings one record after the other: nothing is left in hand of the one before. */
  @Override
  public void followed(String invocation, Entry hint) {
    ended(invocation);
  }

  @Override
  public void appended(String invocation, Entry entry) {
    if (entry.seq() > 0) {
      entry.facts().forEach(fact -> log(fact(invocation, fact)));
    }
  }

  /** What an appended fact is called in the spec. */
  abstract Happening fact(String invocation, railway.decision.Fact fact);

  @Override
  public void ended(String invocation) {
    if (slots.knows(invocation)) {
      log(by(invocation, "Ends"));
      slots.free(invocation);
    }
  }

  static String named(Then then) {
    return switch (then) {
      case Then.Again again -> "again";
      case Then.Stop stop -> "stop";
    };
  }

  static String named(How how) {
    return switch (how) {
      case How.Accepted accepted -> "accepted";
      case How.Rejected rejected -> "rejected";
      case How.Found found -> "found";
      case How.FoundRejected rejected -> "foundRejected";
      case How.GaveUp up ->
          switch (up.why()) {
            case GivingUp.Expired expired -> "expired";
            case GivingUp.Faulted faulted -> "faulted";
          };
      case How.Compromised compromised -> "compromised";
      case How.Decided decided -> decided.answer();
    };
  }

  /** A fact that the worlds of this category never write. */
  static IllegalStateException unforeseen(railway.decision.Fact fact) {
    return new IllegalStateException("Nobody foresaw " + fact);
  }
}
