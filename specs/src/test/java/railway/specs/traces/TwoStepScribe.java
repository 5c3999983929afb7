package railway.specs.traces;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.engine.Called;
import railway.testing.world.Stage;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Fault;
import railway.workflow.Preparation;

/** In the words of TwoStep. A step bears the number of the attempt that prepared it. */
final class TwoStepScribe extends Scribe {

  /** What a process waits for. */
  private enum Waiting {
    FOR_A_STEP,
    FOR_A_CONFIRMATION,
    FOR_A_CANCELLATION,
    FOR_ITS_OWN,
    FOR_A_LEFT_OVER,
    FOR_A_LIST
  }

  private record Request(Waiting waiting, int step) {}

  /** Whose step is neither elected nor given back. */
  private final Map<String, Integer> attempts = new HashMap<>();

  private final Map<String, Request> requests = new HashMap<>();
  private final Map<String, Set<Integer>> leftOvers = new HashMap<>();

  TwoStepScribe(Stage stage) {
    super(stage);
  }

  /** Asks for a step, which gets the number of the attempt. */
  int sends(String player) {
    int number = attempts.getOrDefault(player, 0);
    requests.put(player, new Request(Waiting.FOR_A_STEP, number));
    log(mine("Sends"));
    return number;
  }

  void confirms(String player, int step) {
    requests.put(player, new Request(Waiting.FOR_A_CONFIRMATION, step));
    log(mine("Confirms").with("k", step));
  }

  /** Which cancellation it is depends on who makes it, and when. */
  void cancels(String player, int step) {
    if (leftOvers.containsKey(player)) {
      requests.put(player, new Request(Waiting.FOR_A_LEFT_OVER, step));
    } else if (step == attempts.getOrDefault(player, 0)) {
      requests.put(player, new Request(Waiting.FOR_ITS_OWN, step));
      log(mine("CancelsOwn"));
    } else {
      requests.put(player, new Request(Waiting.FOR_A_CANCELLATION, step));
      log(mine("Cancels").with("k", step));
    }
  }

  void finds(String player) {
    requests.put(player, new Request(Waiting.FOR_A_LIST, 0));
    leftOvers.put(player, new HashSet<>());
    log(mine("Finds"));
  }

  @Override
  public void heard(String invocation, Called<?> called) {
    Request request = requests.remove(invocation);
    if (request != null) {
      switch (request.waiting()) {
        case FOR_A_STEP -> {
          log(prepared(invocation, called));
          if (once(4)) {
            dozes(Duration.ofSeconds(50));
          }
        }
        case FOR_A_CONFIRMATION -> confirmed(invocation, called);
        case FOR_A_CANCELLATION -> cancelled(invocation, called);
        case FOR_ITS_OWN -> {
          if (called instanceof Called.Returned<?>) {
            log(by(invocation, "HearsOwnCancelled"));
          }
        }
        case FOR_A_LEFT_OVER -> {
          if (called instanceof Called.Returned<?>) {
            log(by(invocation, "HearsLeftOverCancelled").with("k", request.step()));
          }
        }
        case FOR_A_LIST -> {}
      }
    }
  }

  private Happening prepared(String invocation, Called<?> called) {
    return switch (called) {
      case Called.Returned<?>(Preparation.Prepared<?> prepared) ->
          by(invocation, "Hears").with("what", "held");
      case Called.Returned<?>(Preparation.Rejected<?> rejected) ->
          by(invocation, "Hears").with("what", "rejected");
      case Called.Returned<?>(Preparation.Refused<?> refused) -> by(invocation, "HearsRefusal");
      case Called.Failed<?>(Fault.Refused refused) -> by(invocation, "HearsRefusal");
      case Called.Returned<?> returned -> by(invocation, "HearsNothing");
      case Called.Failed<?> failed -> by(invocation, "HearsNothing");
      case Called.GoesOn<?> goesOn -> by(invocation, "HearsNothing");
    };
  }

  private void confirmed(String invocation, Called<?> called) {
    if (called instanceof Called.Returned<?> returned) {
      boolean yes = returned.value() instanceof Confirmation.Confirmed<?>;
      log(by(invocation, "HearsOfElected").with("what", yes ? "confirmed" : "gone"));
    }
  }

  private void cancelled(String invocation, Called<?> called) {
    if (called instanceof Called.Returned<?> returned) {
      boolean tooLate = returned.value() instanceof Cancellation.AlreadyConfirmed<?>;
      log(by(invocation, "HearsOfElected").with("what", tooLate ? "found" : "cancelled"));
    }
  }

  @Override
  public void ended(String invocation) {
    super.ended(invocation);
    attempts.remove(invocation);
    requests.remove(invocation);
    leftOvers.remove(invocation);
  }

  @Override
  Happening fact(String invocation, Fact fact) {
    Happening written = by(invocation, fact.getClass().getSimpleName());
    return switch (fact) {
      case Fact.Attempted attempted -> {
        attempts.put(invocation, counted(attempted.attempt()));
        yield written.with("k", attempted.attempt());
      }
      case Fact.Refused refused ->
          written.with("k", refused.attempt()).with("then", named(refused.then()));
      case Fact.Unanswered unanswered ->
          switch (unanswered.request()) {
            case PREPARE ->
                written.with("k", unanswered.attempt()).with("then", named(unanswered.then()));
            case CONFIRM ->
                by(invocation, "UnansweredConfirm").with("then", named(unanswered.then()));
            case CANCEL -> by(invocation, "UnansweredCancel");
            case ATTEMPT, FIND -> throw unforeseen(fact);
          };
      case Fact.Lapsed lapsed ->
          written.with("k", lapsed.attempt()).with("then", named(lapsed.then()));
      case Fact.Elected now -> {
        attempts.remove(invocation);
        yield written.with("k", now.attempt());
      }
      case Fact.Released released -> written.with("then", named(released.then()));
      case Fact.Closing closing -> written.with("why", named(closing.why()));
      case Fact.Transitioned ended -> written.with("how", named(ended.how()));
      case Fact.LateResult late ->
          written.with("what", late.how() instanceof How.Rejected ? "rejected" : "accepted");
      case Fact.Swept swept -> written;
      case Fact.Unswept unswept -> written;
      case Fact.Started unforeseen -> throw unforeseen(fact);
      case Fact.Answered unforeseen -> throw unforeseen(fact);
      case Fact.Absent unforeseen -> throw unforeseen(fact);
      case Fact.Paused unforeseen -> throw unforeseen(fact);
      case Fact.Resumed unforeseen -> throw unforeseen(fact);
    };
  }

  private static String named(GivingUp why) {
    return switch (why) {
      case GivingUp.Expired expired -> "expired";
      case GivingUp.Faulted faulted -> "faulted";
    };
  }
}
