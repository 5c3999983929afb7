package railway.specs.traces;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import railway.decision.Algorithm;
import railway.decision.Fact;
import railway.engine.Called;
import railway.testing.world.Stage;
import railway.workflow.Fault;
import railway.workflow.Reply;

/** In the words of Idempotent, Pessimistic and Opaque. */
final class OneStepScribe extends Scribe {

  private final Map<String, Integer> attempts = new HashMap<>();
  private final Map<String, Integer> waiting = new HashMap<>();
  private final Partner.Offers offers;

  /** Whether attempts are on record before they are sent, and requests bear their numbers. */
  private final boolean recorded;

  private int serial;

  OneStepScribe(Stage stage, Partner.Offers offers) {
    super(stage);
    this.offers = offers;
    this.recorded = offers != Partner.Offers.A_KEY;
  }

  /** The process that plays sends a request, which gets a number. */
  int sends(String player) {
    int number = counted(recorded ? attempts.getOrDefault(player, 0) : ++serial);
    waiting.put(player, number);
    Happening sends = mine("Sends");
    log(recorded ? sends : sends.with("k", number));
    return number;
  }

  @Override
  public void heard(String invocation, Called<?> called) {
    if (waiting.remove(invocation) != null) {
      log(by(invocation, heard(called)));
    }
  }

  private static String heard(Called<?> called) {
    return switch (called) {
      case Called.Returned<?>(Reply.Answer<?> answer) -> "Hears";
      case Called.Returned<?>(Reply.Refused<?> refused) -> "HearsRefusal";
      case Called.Failed<?>(Fault.Refused refused) -> "HearsRefusal";
      case Called.Returned<?> returned -> "HearsNothing";
      case Called.Failed<?> failed -> "HearsNothing";
      case Called.GoesOn<?> goesOn -> "HearsNothing";
    };
  }

  @Override
  Happening fact(String invocation, Fact fact) {
    Happening written = by(invocation, fact.getClass().getSimpleName());
    return switch (fact) {
      case Fact.Attempted attempted -> {
        attempts.put(invocation, counted(attempted.attempt()));
        leased(attempted);
        yield written.with("k", attempted.attempt());
      }
      case Fact.Refused refused ->
          of(written, refused.attempt()).with("then", named(refused.then()));
      case Fact.Unanswered unanswered ->
          unanswered.request() == Fact.Request.FIND
              ? by(invocation, "UnansweredQuery")
              : of(written, unanswered.attempt()).with("then", named(unanswered.then()));
      case Fact.Lapsed lapsed ->
          written.with("k", lapsed.attempt()).with("then", named(lapsed.then()));
      case Fact.Answered answered -> of(written, answered.attempt());
      case Fact.Absent absent -> written.with("k", absent.attempt());
      case Fact.Transitioned ended -> written.with("how", named(ended.how()));
      case Fact.LateResult late -> written.with("how", named(late.how()));
      case Fact.Started unforeseen -> throw unforeseen(fact);
      case Fact.Elected unforeseen -> throw unforeseen(fact);
      case Fact.Released unforeseen -> throw unforeseen(fact);
      case Fact.Closing unforeseen -> throw unforeseen(fact);
      case Fact.Swept unforeseen -> throw unforeseen(fact);
      case Fact.Unswept unforeseen -> throw unforeseen(fact);
      case Fact.Paused unforeseen -> throw unforeseen(fact);
      case Fact.Resumed unforeseen -> throw unforeseen(fact);
    };
  }

  /**
   * A lease passes when its process can send no more by any clock, and before anybody can believe
   * that it has: clocks differ by less than the margin.
   */
  private void leased(Fact.Attempted attempted) {
    if (offers == Partner.Offers.A_QUERY) {
      Instant passes = attempted.lease().minus(Algorithm.CLOCK_MARGIN.dividedBy(2));
      later(
          Duration.between(now(), passes),
          Happening.of("LeaseEnds").with("k", attempted.attempt()));
    }
  }

  /** Facts about attempts off the record are about no number that the spec knows. */
  private Happening of(Happening written, int attempt) {
    return recorded ? written.with("k", attempt) : written;
  }
}
