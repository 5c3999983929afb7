package railway.decision;

import railway.workflow.Fault;
import railway.workflow.Reply;

/** Reads a reply where any definite answer ends the task. */
final class Settling {

  private Settling() {}

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
