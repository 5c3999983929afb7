package railway.testing;

import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.decision.Then;
import railway.workflow.Knowledge;

/** What a journal records, for people who read a story. */
final class Retold {

  private Retold() {}

  static String of(Fact fact) {
    return switch (fact) {
      case Fact.Started started -> "%s %s".formatted(started.event(), of(started.next()));
      case Fact.Transitioned ended ->
          "%s is over, %s: %s %s"
              .formatted(ended.id(), of(ended.how()), ended.event(), of(ended.next()));
      case Fact.Attempted begun ->
          "attempt %d begins, nobody else may act until %s"
              .formatted(begun.attempt(), Story.moment(begun.lease()));
      case Fact.Refused refused ->
          "attempt %d had no effect (%s), %s"
              .formatted(refused.attempt(), refused.reason(), of(refused.then()));
      case Fact.Unanswered silent ->
          "attempt %d: %s brought no answer (%s), %s"
              .formatted(
                  silent.attempt(), of(silent.request()), silent.reason(), of(silent.then()));
      case Fact.Lapsed lapsed ->
          "the process of attempt %d is gone, %s".formatted(lapsed.attempt(), of(lapsed.then()));
      case Fact.Answered kept -> "kept for later: %s, %s".formatted(kept.event(), of(kept.how()));
      case Fact.Absent absent ->
          "the query shows no effect of any attempt up to %d".formatted(absent.attempt());
      case Fact.Elected elected -> "%s is elected".formatted(elected.step().id());
      case Fact.Released released ->
          "%s is gone, %s".formatted(released.step().id(), of(released.then()));
      case Fact.Closing closing -> "nothing is elected any more: %s".formatted(of(closing.why()));
      case Fact.Swept swept -> "nothing is left over of %s".formatted(swept.task());
      case Fact.Unswept unswept ->
          "who looks for left-overs of %s hears nothing, again at %s"
              .formatted(unswept.task(), Story.moment(unswept.again()));
      case Fact.LateResult late ->
          "late, of %s: %s, %s".formatted(late.id(), late.event(), of(late.how()));
      case Fact.Paused paused -> "paused: " + paused.reason();
      case Fact.Resumed resumed -> "resumed";
    };
  }

  static String of(How how) {
    return switch (how) {
      case How.Accepted yes -> "accepted";
      case How.Rejected no -> "rejected";
      case How.Found found -> "found by a query";
      case How.FoundRejected found -> "found rejected by a query";
      case How.GaveUp up -> "given up because %s; %s".formatted(of(up.why()), of(up.known()));
      case How.Compromised compromised -> "compromised; " + of(compromised.known());
      case How.Decided decided -> "decided by %s of %s".formatted(decided.answer(), decided.by());
    };
  }

  private static String of(GivingUp why) {
    return switch (why) {
      case GivingUp.Expired expired -> "it expired";
      case GivingUp.Faulted faulted -> "retries stopped: " + faulted.fault().reason();
    };
  }

  private static String of(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> "nothing happened";
      case Knowledge.MayHaveHappened range ->
          "it happened %d to %d times".formatted(range.atLeast(), range.atMost());
    };
  }

  private static String of(Next next) {
    return switch (next) {
      case Next.To to ->
          "leads to %s (%s%s)"
              .formatted(
                  to.task(),
                  to.id(),
                  to.deadline().map(end -> ", until " + Story.moment(end)).orElse(""));
      case Next.Ended ended -> "ends the workflow";
    };
  }

  private static String of(Then then) {
    return switch (then) {
      case Then.Again again -> "again from %s on".formatted(Story.moment(again.at()));
      case Then.Stop stop -> "and that was the last";
    };
  }

  static String of(Fact.Request request) {
    return switch (request) {
      case ATTEMPT -> "attempt";
      case PREPARE -> "prepare";
      case FIND -> "find";
      case CONFIRM -> "confirm";
      case CANCEL -> "cancel";
    };
  }
}
