package railway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static railway.decision.Given.NOW;
import static railway.decision.Given.STOP;
import static railway.decision.Given.again;
import static railway.decision.Given.attempted;
import static railway.decision.Given.lapsed;
import static railway.decision.Given.no;
import static railway.decision.Given.refused;
import static railway.decision.Given.unanswered;
import static railway.decision.Given.visit;
import static railway.decision.Given.visitUntil;
import static railway.decision.Given.yes;

import java.util.List;
import org.junit.jupiter.api.Test;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.Knowledge;
import railway.workflow.Reply;

/** "Pessimistic lock" of the guarantees: one process at a time, never again when found. */
class PessimisticLockTest {

  private static final PessimisticLock RULE = new PessimisticLock(Ticks.ticks(3));
  private static final Knowledge PERHAPS = new Knowledge.MayHaveHappened(0, 1);

  @Test
  void judge_proceedsOnRecord_atFirst() {
    assertThat(visit().judge(RULE, 0)).isEqualTo(new Verdict.Proceed(1, true));
  }

  @Test
  void judge_waitsForLeaseAndBound_whileALeaseRuns() {
    assertThat(visit().at(0, attempted(1, 5)).judge(RULE, 2))
        .isEqualTo(new Verdict.Wait(Ticks.at(8)));
  }

  @Test
  void judge_takesNote_whenALeaseHasPassed() {
    assertThat(visit().at(0, attempted(1, 5)).judge(RULE, 5)).isEqualTo(new Verdict.TakeNote(1));
  }

  @Test
  void judge_waitsForTheBound_onceTheProcessIsGone() {
    assertThat(visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW)).judge(RULE, 5))
        .isEqualTo(new Verdict.Wait(Ticks.at(8)));
  }

  @Test
  void judge_waitsForTheBoundFromTheEnd_ofAProcessThatSaysItHasEnded() {
    assertThat(visit().at(0, attempted(1, 5)).at(2, unanswered(1, NOW)).judge(RULE, 2))
        .isEqualTo(new Verdict.Wait(Ticks.at(5)));
  }

  @Test
  void judge_asks_whenEveryBoundHasPassed() {
    assertThat(visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW)).judge(RULE, 8))
        .isEqualTo(new Verdict.Ask(1));
  }

  @Test
  void judge_asksBeforeItGivesUp_whenExpired() {
    Given.Story gone = visitUntil(4).at(0, attempted(1, 5)).at(5, lapsed(1, NOW));
    assertThat(gone.judge(RULE, 5)).isEqualTo(new Verdict.Wait(Ticks.at(8)));
    assertThat(gone.judge(RULE, 8)).isEqualTo(new Verdict.Ask(1));
    assertThat(gone.at(8, new Fact.Absent(1)).judge(RULE, 8))
        .isEqualTo(new Verdict.GiveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void judge_asksBeforeItGivesUp_whenStopped() {
    Given.Story stopped = visit().at(0, attempted(1, 5)).at(2, unanswered(1, STOP));
    assertThat(stopped.judge(RULE, 5)).isEqualTo(new Verdict.Ask(1));
    assertThat(stopped.at(5, new Fact.Absent(1)).judge(RULE, 5))
        .isEqualTo(
            new Verdict.GiveUp(
                new GivingUp.Faulted(new Fault.Unanswered("silence")), Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void judge_proceeds_afterAbsent_andNotBeforeTheRetryFunctionSaid() {
    Given.Story absent =
        visit().at(0, attempted(1, 5)).at(1, unanswered(1, again(9))).at(4, new Fact.Absent(1));
    assertThat(absent.judge(RULE, 4)).isEqualTo(new Verdict.Wait(Ticks.at(9)));
    assertThat(absent.judge(RULE, 9)).isEqualTo(new Verdict.Proceed(2, true));
  }

  @Test
  void judge_proceedsAtOnce_afterARefusal() {
    assertThat(visit().at(0, attempted(1, 5)).at(1, refused(1, NOW)).judge(RULE, 1))
        .isEqualTo(new Verdict.Proceed(2, true));
  }

  @Test
  void judge_waits_beforeItAsksAgain() {
    Fact noAnswer = unanswered(1, Fact.Request.FIND, again(20));
    assertThat(visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW)).at(8, noAnswer).judge(RULE, 8))
        .isEqualTo(new Verdict.Wait(Ticks.at(20)));
  }

  @Test
  void judge_standsDown_whilePaused() {
    assertThat(visit().at(0, new Fact.Paused("mend it")).judge(RULE, 0))
        .isEqualTo(new Verdict.StandDown());
  }

  @Test
  void judge_concludesWithTheAnswerThatIsKept() {
    Fact kept = yes(1);
    assertThat(visitUntil(4).at(0, attempted(1, 5)).at(1, kept).judge(RULE, 9))
        .isEqualTo(new Verdict.Conclude((Fact.Answered) kept));
  }

  @Test
  void settle_decides_whenFound_andNotesWhenAbsent() {
    Ledger ledger = visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW)).ledger();
    assertThat(RULE.settle(ledger, 1, Finding.found(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Found(1), Said.YES));
    assertThat(RULE.settle(ledger, 1, Finding.absent()))
        .isEqualTo(new Settlement.Note(new Fact.Absent(1)));
  }

  /** A query stood still, and meanwhile others had found nothing and tried again. */
  @Test
  void settle_ofASlowQuery_namesTheAttemptThatMayHaveDoneIt() {
    Ledger ledger =
        visit()
            .at(0, attempted(1, 5))
            .at(5, lapsed(1, NOW))
            .at(9, new Fact.Absent(1))
            .at(9, attempted(2, 15))
            .ledger();
    assertThat(RULE.settle(ledger, 1, Finding.found(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Found(2), Said.YES));
    assertThat(RULE.settle(ledger, 1, Finding.foundRejected(Said.NO)))
        .isEqualTo(new Settlement.Decide(new How.FoundRejected(2), Said.NO));
  }

  @Test
  void settle_decides_byADefiniteAnswer() {
    Ledger ledger = visit().at(0, attempted(1, 5)).ledger();
    assertThat(RULE.settle(ledger, 1, Reply.accepted(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Accepted(1), Said.YES));
    assertThat(RULE.settle(ledger, 1, Reply.rejected(Said.NO)))
        .isEqualTo(new Settlement.Decide(new How.Rejected(1), Said.NO));
  }

  @Test
  void certificate_saysPerhaps_onlyWhileAnAttemptIsUnresolved() {
    Given.Story begun = visit().at(0, attempted(1, 5));
    assertThat(RULE.certificate(visit().ledger())).isEqualTo(Knowledge.NOTHING_HAPPENED);
    assertThat(RULE.certificate(begun.ledger())).isEqualTo(PERHAPS);
    assertThat(RULE.certificate(begun.at(5, lapsed(1, NOW)).ledger())).isEqualTo(PERHAPS);
    assertThat(RULE.certificate(begun.at(1, refused(1, NOW)).ledger()))
        .isEqualTo(Knowledge.NOTHING_HAPPENED);
  }

  @Test
  void everything_atMostOneEffectAndTheTruth_withinTheBounds() {
    explored("pessimistic: two processes, three attempts", OneStepSetting.pessimistic(1))
        .holds(60_000);
  }

  @Test
  void everything_holds_whenClocksDifferByTheMargin() {
    explored("pessimistic: clocks that differ", skewed(2)).holds(40_000);
  }

  @Test
  void everything_holds_whenAnOperatorIsNeededInBetween() {
    OneStepSetting setting = OneStepSetting.pessimistic(1);
    setting.pauses = true;
    setting.queriesFail = false;
    setting.waits = List.of(0, -1);
    explored("pessimistic: with an operator", setting).holds(20_000);
  }

  @Test
  void everything_holds_whenAbsentIsInsistedOn() {
    OneStepSetting setting = OneStepSetting.pessimistic(1);
    setting.insistsOnAbsent = true;
    setting.queriesFail = false;
    setting.waits = List.of(0, -1);
    explored("pessimistic: absent is appended again after a lost race", setting).holds(10_000);
  }

  /**
   * Found by exploration: a "no" that its process writes down only after a second attempt began.
   */
  @Test
  void regression_aLateNo_doesNotDecideWhileALaterAttemptIsUnderWay() {
    Ledger second =
        visit()
            .at(0, attempted(1, 2))
            .at(2, lapsed(1, NOW))
            .at(5, new Fact.Absent(1), attempted(2, 7))
            .ledger();
    assertThat(RULE.settle(second, 1, Reply.rejected(Said.NO)))
        .as("attempt 2 may still have its effect")
        .isNotInstanceOf(Settlement.Decide.class);
  }

  /** Found by exploration: the kept answer of an attempt, which then nobody accounted for. */
  @Test
  void regression_certificate_tellsOfAYesThatIsKept() {
    Ledger kept = visit().at(0, attempted(1, 5)).at(1, yes(1), new Fact.Paused("mend it")).ledger();
    assertThat(RULE.certificate(kept)).isEqualTo(new Knowledge.MayHaveHappened(1, 1));
  }

  /** A no that was kept must not hide an attempt that began since. */
  @Test
  void regression_judge_doesNotConcludeWithANo_whileAnotherAttemptIsUnresolved() {
    Given.Story story =
        visit()
            .at(0, attempted(1, 2))
            .at(2, lapsed(1, NOW))
            .at(5, new Fact.Absent(1), attempted(2, 7))
            .at(6, no(1));
    assertThat(story.judge(RULE, 6)).isNotInstanceOf(Verdict.Conclude.class);
  }

  /** A query says nothing about when the attempt's own process ended. */
  @Test
  void regression_judge_asksAgainAtTheEnginesPace_notAWholeBoundLater() {
    Fact noAnswer = unanswered(1, Fact.Request.FIND, again(9));
    assertThat(visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW)).at(8, noAnswer).judge(RULE, 9))
        .isEqualTo(new Verdict.Ask(1));
  }

  /** What was found absent are the attempts that there were when the question was asked. */
  @Test
  void regression_absent_saysNothingOfLaterAttempts() {
    Ledger ledger =
        visit()
            .at(0, attempted(1, 2))
            .at(2, lapsed(1, NOW))
            .at(5, new Fact.Absent(1), attempted(2, 7))
            .at(6, new Fact.Absent(1))
            .ledger();
    assertThat(ledger.unresolved()).isEqualTo(1);
  }

  @Test
  void withAnEffectLaterThanDeclared_nothingHappenedIsALie() {
    explored("pessimistic, broken: effects later than declared", OneStepSetting.pessimistic(0))
        .isRefutedBy("Certificate");
  }

  @Test
  void withAProcessThatSendsAfterItsLease_nothingHappenedIsALie() {
    OneStepSetting setting = OneStepSetting.pessimistic(1);
    setting.looksAtClock = false;
    explored("pessimistic, broken: sends without a look at the clock", setting)
        .isRefutedBy("Certificate");
  }

  @Test
  void withABoundThatAllowsForNoClockMargin_nothingHappenedIsALie() {
    explored("pessimistic, broken: the bound without the margin", skewed(1))
        .isRefutedBy("Certificate");
  }

  @Test
  void withAnUnconditionalAppend_twoAttemptsRunAtOnce() {
    OneStepSetting setting = OneStepSetting.pessimistic(1);
    setting.conditional = false;
    explored("pessimistic, broken: appends are unconditional", setting).isRefutedBy(": ");
  }

  /** Two clocks, one of them a tick ahead, and leases with a margin of one tick. */
  private static OneStepSetting skewed(int declared) {
    OneStepSetting setting = OneStepSetting.pessimistic(declared);
    setting.skews = List.of(0, 1);
    setting.margin = 1;
    setting.lease = 1;
    setting.waits = List.of(0, -1);
    return setting;
  }

  private static Exploration explored(String claim, OneStepSetting setting) {
    return Exploration.of(claim, new OneStepModel(setting));
  }
}
