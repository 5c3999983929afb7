package railway.decision;

import railway.workflow.Fault;
import railway.workflow.Reply;

/** Reads a reply to an attempt. */
final class Settling {

  private Settling() {}

  /** As {@link #ordinarily}, but a no is kept while another attempt is unresolved or accepted. */
  static Settlement unlessOthersAreUnresolved(Ledger ledger, int attempt, Reply<?> reply) {
    boolean others =
        ledger.accepted()
            || ledger.attempts().stream()
                .anyMatch(line -> line.unresolved() && line.number() != attempt);
    if (others && reply instanceof Reply.Rejected<?> rejected) {
      return new Settlement.Note(
          new Fact.Answered(attempt, new How.Rejected(attempt), rejected.event()));
    }
    return ordinarily(attempt, reply);
  }

  /** Any definite answer ends the task. */
  static Settlement ordinarily(int attempt, Reply<?> reply) {
    return switch (reply) {
      case Reply.Accepted<?> accepted ->
          new Settlement.Decide(new How.Accepted(attempt), accepted.event());
      case Reply.Rejected<?> rejected ->
          new Settlement.Decide(new How.Rejected(attempt), rejected.event());
      case Reply.Refused<?> refused -> new Settlement.Insist(new Fault.Refused(refused.reason()));
      case Reply.Unanswered<?> unanswered ->
          new Settlement.Insist(new Fault.Unanswered(unanswered.reason()));
    };
  }
}
