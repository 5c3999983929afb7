package railway.decision;

import java.util.Optional;
import railway.workflow.Step;

/** Ledgers for examples: what was written down at which tick. */
final class Given {

  static final Step STEP = new Step("hold-1");
  static final Then NOW = again(0);
  static final Then STOP = new Then.Stop();

  private Given() {}

  static Then again(int tick) {
    return new Then.Again(Ticks.at(tick));
  }

  /** A visit without a deadline, at tick 0. */
  static Story visit() {
    return new Story(Tails.opened(Optional.empty()));
  }

  static Story visitUntil(int deadline) {
    return new Story(Tails.opened(Optional.of(deadline)));
  }

  /** A ledger in the making. */
  record Story(Ledger ledger) {

    Story at(int tick, Fact... facts) {
      Ledger longer = ledger;
      for (Fact fact : facts) {
        longer = longer.with(new Recorded(Ticks.at(tick), "somebody", fact));
      }
      return new Story(longer);
    }

    Verdict judge(Algorithm rule, int tick) {
      return rule.judge(ledger, Ticks.at(tick));
    }
  }

  static Fact attempted(int attempt, int lease) {
    return new Fact.Attempted(attempt, Ticks.at(lease));
  }

  static Fact refused(int attempt, Then then) {
    return new Fact.Refused(attempt, "busy", then);
  }

  static Fact unanswered(int attempt, Then then) {
    return new Fact.Unanswered(attempt, Fact.Request.ATTEMPT, "silence", then);
  }

  static Fact unanswered(int attempt, Fact.Request request, Then then) {
    return new Fact.Unanswered(attempt, request, "silence", then);
  }

  static Fact lapsed(int attempt, Then then) {
    return new Fact.Lapsed(attempt, then);
  }

  static Fact yes(int attempt) {
    return new Fact.Answered(attempt, new How.Accepted(attempt), Said.YES);
  }

  static Fact no(int attempt) {
    return new Fact.Answered(attempt, new How.Rejected(attempt), Said.NO);
  }

  static Fact elected(int attempt) {
    return new Fact.Elected(attempt, STEP);
  }
}
