package railway.decision;

import railway.workflow.Knowledge;

/** How a task's end came to be known; shown to people beside the event. */
public sealed interface How {

  /** Whether the third party did what was asked: one effect. */
  default boolean accepted() {
    return this instanceof Accepted || this instanceof Found;
  }

  /** Whether the task is over and nobody knows what it did. */
  default boolean uncertain() {
    return this instanceof Compromised
        || (this instanceof GaveUp up && up.known() instanceof Knowledge.MayHaveHappened);
  }

  /** The third party did what was asked. */
  record Accepted(int attempt) implements How {}

  /** The third party said no. */
  record Rejected(int attempt) implements How {}

  /** A query, or a cancellation that came too late, showed that an attempt had its effect. */
  record Found(int attempt) implements How {}

  /** A query showed that the third party had said no. */
  record FoundRejected(int attempt) implements How {}

  /** Given up, with what is known of the effect. */
  record GaveUp(GivingUp why, Knowledge known) implements How {}

  /** Nobody can find out: the compromise was applied. */
  record Compromised(Knowledge.MayHaveHappened known) implements How {}

  /** A To-Do was answered: by which answer, and by whom. */
  record Decided(String answer, String by) implements How {}
}
