package railway.cli.timeline;

import railway.cli.console.Text;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.workflow.Event;
import railway.workflow.Fault;
import railway.workflow.Knowledge;

/** Facts in plain words. */
public final class Saying {
  private Saying() {}

  /** What happened, without when and where. */
  public static String of(Fact fact) {
    return switch (fact) {
      case Fact.Started started -> "begins" + leading(started.next());
      case Fact.Transitioned ended ->
          of(ended.how()) + ": " + name(ended.event()) + leading(ended.next());
      case Fact.Attempted attempted -> "attempt " + attempted.attempt();
      case Fact.Refused refused ->
          "attempt %d refused, without effect: %s".formatted(refused.attempt(), refused.reason());
      case Fact.Unanswered unanswered ->
          switch (unanswered.request()) {
            case ATTEMPT, PREPARE ->
                "attempt %d unanswered: %s".formatted(unanswered.attempt(), unanswered.reason());
            case FIND -> "query unanswered: " + unanswered.reason();
            case CONFIRM -> "confirmation unanswered: " + unanswered.reason();
            case CANCEL -> "cancellation unanswered: " + unanswered.reason();
          };
      case Fact.Lapsed lapsed ->
          "attempt %d lapsed: its process is gone".formatted(lapsed.attempt());
      case Fact.Answered answered ->
          of(answered.how()) + ", kept for later: " + name(answered.event());
      case Fact.Absent absent ->
          "not found: nothing up to attempt %d had an effect".formatted(absent.attempt());
      case Fact.Elected elected -> "elected " + elected.step().id();
      case Fact.Released released -> released.step().id() + " is gone";
      case Fact.Closing closing -> "closing, because " + of(closing.why());
      case Fact.Swept swept -> "left-over steps of " + swept.task() + " swept";
      case Fact.Unswept unswept -> "left-over steps of " + unswept.task() + " could not be swept";
      case Fact.LateResult late -> "too late, kept: " + of(late.how()) + ": " + name(late.event());
      case Fact.Paused paused -> "PAUSED: " + paused.reason();
      case Fact.Resumed resumed -> "resumed";
    };
  }

  /** How a task's end came to be known. */
  public static String of(How how) {
    return switch (how) {
      case How.Accepted accepted -> "accepted" + at(accepted.attempt());
      case How.Rejected rejected -> "rejected" + at(rejected.attempt());
      case How.Found found -> "found by query" + at(found.attempt());
      case How.FoundRejected no -> "found rejected" + at(no.attempt());
      case How.GaveUp gaveUp -> "given up (%s; %s)".formatted(of(gaveUp.why()), of(gaveUp.known()));
      case How.Compromised compromised ->
          "compromise applied (%s)".formatted(of(compromised.known()));
      case How.Decided decided -> "decided by " + decided.by();
    };
  }

  private static String at(int attempt) {
    return attempt == 1 ? "" : " at attempt " + attempt;
  }

  private static String of(GivingUp why) {
    return switch (why) {
      case GivingUp.Expired expired -> "expired";
      case GivingUp.Faulted faulted -> of(faulted.fault());
    };
  }

  private static String of(Fault fault) {
    return switch (fault) {
      case Fault.Refused refused -> "refused, " + refused.reason();
      case Fault.Unanswered unanswered -> "unanswered, " + unanswered.reason();
    };
  }

  private static String of(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> "nothing happened";
      case Knowledge.MayHaveHappened range ->
          "it may have happened, %d to %d times".formatted(range.atLeast(), range.atMost());
    };
  }

  private static String leading(Next next) {
    return switch (next) {
      case Next.To to -> " → " + Text.spoken(to.task());
      case Next.Ended ended -> " ■";
    };
  }

  private static String name(Event event) {
    return event.getClass().getSimpleName();
  }
}
