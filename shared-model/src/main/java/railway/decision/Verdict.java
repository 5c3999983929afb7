package railway.decision;

import java.time.Instant;
import railway.workflow.Knowledge;
import railway.workflow.Step;

/** What is to be done next about an undecided task. */
public sealed interface Verdict {

  /**
   * Make attempt {@code number}.
   *
   * @param onRecord whether it must be written down before anything is sent
   */
  record Proceed(int number, boolean onRecord) implements Verdict {}

  /** The process of this attempt is gone: ask the retry function what follows, and note it. */
  record TakeNote(int attempt) implements Verdict {}

  /** Every bound has passed: ask the third party what attempts up to this one did. */
  record Ask(int attempt) implements Verdict {}

  /** Confirm the elected step. */
  record Confirm(Step step) implements Verdict {}

  /** Let nothing be elected any more, before the elected step is cancelled. */
  record Close(GivingUp why) implements Verdict {}

  /** Cancel the elected step. */
  record Cancel(Step step) implements Verdict {}

  /** Give up: the task ends with the expiration's or the fault's event. */
  record GiveUp(GivingUp why, Knowledge known) implements Verdict {}

  /** Nothing may begin any more and something is unresolved: the compromise decides. */
  record ApplyCompromise(Knowledge.MayHaveHappened known) implements Verdict {}

  /** The answer that was kept decides. */
  record Conclude(Fact.Answered answer) implements Verdict {}

  /** Nothing may be done before this instant. */
  record Wait(Instant until) implements Verdict {}

  /** Only somebody else can go on: a person, a webhook, an operator. */
  record StandDown() implements Verdict {}
}
