package railway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static railway.decision.Given.NOW;
import static railway.decision.Given.STEP;
import static railway.decision.Given.STOP;
import static railway.decision.Given.again;
import static railway.decision.Given.attempted;
import static railway.decision.Given.elected;
import static railway.decision.Given.lapsed;
import static railway.decision.Given.no;
import static railway.decision.Given.refused;
import static railway.decision.Given.unanswered;
import static railway.decision.Given.visit;
import static railway.decision.Given.visitUntil;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Preparation;
import railway.workflow.Step;

/** "Optimistic lock, two steps" of the guarantees: confirmed once, or truthfully not at all. */
class OptimisticLockTest {

  private static final OptimisticLock RULE = new OptimisticLock();
  private static final GivingUp EXPIRED = new GivingUp.Expired();
  private static final Step OTHER = new Step("hold-2");

  @Test
  void judge_proceedsOnRecord_atFirst() {
    assertThat(visit().judge(RULE, 0)).isEqualTo(new Verdict.Proceed(1, true));
  }

  @Test
  void judge_waits_whileALeaseRuns() {
    assertThat(visitUntil(2).at(0, attempted(1, 5)).judge(RULE, 3))
        .isEqualTo(new Verdict.Wait(Ticks.at(5)));
    assertThat(visit().at(0, attempted(1, 5)).at(1, elected(1)).judge(RULE, 3))
        .isEqualTo(new Verdict.Wait(Ticks.at(5)));
  }

  @Test
  void judge_takesNote_whenALeaseHasPassedWithoutAnElection() {
    assertThat(visit().at(0, attempted(1, 5)).judge(RULE, 5)).isEqualTo(new Verdict.TakeNote(1));
  }

  @Test
  void judge_preparesAnother_thoughTheFirstIsUnresolved() {
    assertThat(visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW)).judge(RULE, 5))
        .isEqualTo(new Verdict.Proceed(2, true));
  }

  @Test
  void judge_confirmsTheElectedStep_whenItsProcessIsGone() {
    assertThat(visit().at(0, attempted(1, 5)).at(1, elected(1)).judge(RULE, 5))
        .isEqualTo(new Verdict.Confirm(STEP));
  }

  @Test
  void judge_confirmsAgain_whenTheRetryFunctionSaysSo() {
    Given.Story silent =
        visit()
            .at(0, attempted(1, 9))
            .at(1, elected(1))
            .at(2, unanswered(1, Fact.Request.CONFIRM, again(4)));
    assertThat(silent.judge(RULE, 2)).isEqualTo(new Verdict.Wait(Ticks.at(4)));
    assertThat(silent.judge(RULE, 4)).isEqualTo(new Verdict.Confirm(STEP));
  }

  @Test
  void judge_closesTheElectionFirst_whenStoppedOrExpiredWithAnElectedStep() {
    Given.Story elected = visitUntil(6).at(0, attempted(1, 5)).at(1, elected(1));
    assertThat(elected.judge(RULE, 6)).isEqualTo(new Verdict.Close(EXPIRED));
    assertThat(elected.at(2, unanswered(1, Fact.Request.CONFIRM, STOP)).judge(RULE, 2))
        .isEqualTo(new Verdict.Close(new GivingUp.Faulted(new Fault.Unanswered("silence"))));
  }

  @Test
  void judge_cancels_onlyAfterClosing_andGivesUpOnlyAfterThat() {
    Given.Story closing =
        visitUntil(6).at(0, attempted(1, 5)).at(1, elected(1)).at(6, new Fact.Closing(EXPIRED));
    assertThat(closing.judge(RULE, 6)).isEqualTo(new Verdict.Cancel(STEP));
    assertThat(closing.at(7, new Fact.Released(STEP, STOP)).judge(RULE, 7))
        .isEqualTo(new Verdict.GiveUp(EXPIRED, Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void judge_waits_beforeItCancelsAgain() {
    Given.Story closing =
        visitUntil(6)
            .at(0, attempted(1, 5))
            .at(1, elected(1))
            .at(6, new Fact.Closing(EXPIRED))
            .at(7, unanswered(1, Fact.Request.CANCEL, again(9)));
    assertThat(closing.judge(RULE, 7)).isEqualTo(new Verdict.Wait(Ticks.at(9)));
    assertThat(closing.judge(RULE, 9)).isEqualTo(new Verdict.Cancel(STEP));
  }

  @Test
  void judge_givesUpTruthfully_whenNothingIsElected_thoughAttemptsAreUnresolved() {
    assertThat(visit().at(0, attempted(1, 5)).at(5, lapsed(1, STOP)).judge(RULE, 5))
        .isEqualTo(
            new Verdict.GiveUp(
                new GivingUp.Faulted(
                    new Fault.Unanswered("no result was stored: the process is gone")),
                Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void judge_preparesAnother_whenTheElectedStepIsGone_asTheRetryFunctionSaid() {
    Given.Story gone =
        visit().at(0, attempted(1, 5)).at(1, elected(1)).at(2, new Fact.Released(STEP, again(4)));
    assertThat(gone.judge(RULE, 2)).isEqualTo(new Verdict.Wait(Ticks.at(4)));
    assertThat(gone.judge(RULE, 4)).isEqualTo(new Verdict.Proceed(2, true));
  }

  @Test
  void judge_givesUpTruthfully_whenTheElectedStepIsGoneAndNoOtherIsWanted() {
    assertThat(
            visit()
                .at(0, attempted(1, 5))
                .at(1, elected(1))
                .at(2, new Fact.Released(STEP, STOP))
                .judge(RULE, 2))
        .isEqualTo(
            new Verdict.GiveUp(
                new GivingUp.Faulted(new Fault.Refused("the elected step is gone")),
                Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void judge_standsDown_whilePaused() {
    assertThat(visit().at(0, new Fact.Paused("mend it")).judge(RULE, 0))
        .isEqualTo(new Verdict.StandDown());
  }

  @Test
  void settle_elects_whileNothingIsElected() {
    assertThat(RULE.settle(visit().at(0, attempted(1, 5)).ledger(), 1, Preparation.prepared(STEP)))
        .isEqualTo(new Settlement.Elect(STEP));
  }

  @Test
  void settle_cancelsItsOwn_whenAnotherIsElectedOrTheElectionIsClosed() {
    Given.Story elected =
        visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW), attempted(2, 9)).at(6, elected(1));
    assertThat(RULE.settle(elected.ledger(), 2, Preparation.prepared(OTHER)))
        .isEqualTo(new Settlement.CancelOwn(OTHER));
    Given.Story closed =
        elected.at(7, new Fact.Closing(EXPIRED)).at(8, new Fact.Released(STEP, STOP));
    assertThat(RULE.settle(closed.ledger(), 2, Preparation.prepared(OTHER)))
        .isEqualTo(new Settlement.CancelOwn(OTHER));
  }

  @Test
  void settle_confirmsItsOwn_whenItTurnsOutToBeElectedAlready() {
    Ledger elected = visit().at(0, attempted(1, 5)).at(1, elected(1)).ledger();
    assertThat(RULE.settle(elected, 1, Preparation.prepared(STEP)))
        .isEqualTo(new Settlement.AlreadyElected(STEP));
  }

  @Test
  void settle_decidesByANo_onlyWhileNothingIsElected() {
    Given.Story begun = visit().at(0, attempted(1, 5)).at(5, lapsed(1, NOW), attempted(2, 9));
    assertThat(RULE.settle(begun.ledger(), 2, Preparation.rejected(Said.NO)))
        .isEqualTo(new Settlement.Decide(new How.Rejected(2), Said.NO));
    assertThat(RULE.settle(begun.at(6, elected(1)).ledger(), 2, Preparation.rejected(Said.NO)))
        .isInstanceOf(Settlement.Insist.class);
  }

  @Test
  void settle_adoptsWhatWasConfirmed_alsoWhileClosing() {
    assertThat(RULE.settle(1, STEP, Confirmation.confirmed(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Accepted(1), Said.YES));
    assertThat(RULE.settle(1, STEP, Cancellation.alreadyConfirmed(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Found(1), Said.YES));
  }

  @Test
  void settle_releases_whatIsGoneOrCancelled() {
    assertThat(RULE.settle(1, STEP, Confirmation.gone())).isEqualTo(new Settlement.Release(STEP));
    assertThat(RULE.settle(1, STEP, Cancellation.cancelled()))
        .isEqualTo(new Settlement.Note(new Fact.Released(STEP, STOP)));
  }

  @Test
  void released_ofAnotherStep_changesNothing() {
    Given.Story elected = visit().at(0, attempted(1, 5)).at(1, elected(1));
    assertThat(elected.at(2, new Fact.Released(OTHER, NOW)).ledger().elected()).contains(STEP);
  }

  @Test
  void certificate_saysPerhaps_onlyWhileAStepIsElected() {
    Given.Story begun = visit().at(0, attempted(1, 5));
    assertThat(RULE.certificate(begun.ledger())).isEqualTo(Knowledge.NOTHING_HAPPENED);
    assertThat(RULE.certificate(begun.at(1, elected(1)).ledger()))
        .isEqualTo(new Knowledge.MayHaveHappened(0, 1));
    assertThat(RULE.certificate(begun.at(1, refused(1, NOW)).ledger()))
        .isEqualTo(Knowledge.NOTHING_HAPPENED);
  }

  @Test
  void everything_exactlyOnceOrTruthfullyNot_withThreeProcesses_andNoAssumptionAboutTime() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.neverExpires();
    explored("two steps: three processes, three attempts", setting).holds(80_000);
  }

  @Test
  void everything_exactlyOnceOrTruthfullyNot_whenItExpires() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.processes = 2;
    explored("two steps: two processes, three attempts, a deadline", setting).holds(40_000);
  }

  @Test
  void everything_holds_withLeasesThatAreKept() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.processes = 2;
    setting.mostAttempts = 2;
    setting.lease = 1;
    setting.deadline = Optional.of(2);
    setting.horizon = 2;
    explored("two steps: two processes, leases", setting).holds(5_000);
  }

  @Test
  void everything_holds_whenAnOperatorIsNeededInBetween() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.processes = 2;
    setting.neverExpires();
    setting.pauses = true;
    explored("two steps: with an operator", setting).holds(20_000);
  }

  /**
   * Closing lets "cancelled" end the visit in one append after whatever tail there is. Here it does
   * not: it releases, and giving up is judged again and appended on that very tail, which a new
   * election would have changed.
   */
  @Test
  void everything_holds_withoutClosing_becauseCancelledOnlyReleases() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.mostAttempts = 2;
    setting.neverExpires();
    setting.closes = false;
    explored("two steps: cancelled without closing first", setting).holds(8_000);
  }

  /** It takes three processes to see that nothing may be elected while closing. */
  @Test
  void everything_holds_whenCancelledEndsTheVisitAtOnce_afterClosing() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.mostAttempts = 2;
    setting.neverExpires();
    setting.endsOnCancelled = true;
    explored("two steps: cancelled ends the visit, after closing", setting).holds(6_000);
  }

  /** Found by exploration: a no that waits for an operator, while another process elects. */
  @Test
  void regression_settle_electsNothing_afterANoThatIsKept() {
    Ledger kept =
        visit()
            .at(0, attempted(1, 0))
            .at(0, lapsed(1, NOW), attempted(2, 0))
            .at(1, no(2), new Fact.Paused("mend it"))
            .ledger();
    assertThat(RULE.settle(kept, 1, Preparation.prepared(STEP)))
        .isEqualTo(new Settlement.CancelOwn(STEP));
  }

  /** The same race the other way round: the no is kept after a step was elected. */
  @Test
  void regression_judge_doesNotConcludeWithANo_whileAStepIsElected() {
    Given.Story story =
        visit()
            .at(0, attempted(1, 0))
            .at(0, lapsed(1, NOW), attempted(2, 0))
            .at(1, elected(1))
            .at(2, no(2));
    assertThat(story.judge(RULE, 2)).isNotInstanceOf(Verdict.Conclude.class);
  }

  @Test
  void withoutClosing_whenCancelledEndsTheVisitAtOnce_anEffectFollowsTheTransition() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.mostAttempts = 2;
    setting.processes = 2;
    setting.closes = false;
    setting.endsOnCancelled = true;
    explored("two steps, broken: cancelled ends the visit without closing", setting)
        .isRefutedBy("NoEffectAfterTransition");
  }

  @Test
  void withAThirdPartyThatConfirmsWhatItCancelled_nothingHappenedIsALie() {
    TwoStepSetting setting = new TwoStepSetting();
    setting.processes = 2;
    setting.serialises = false;
    explored("two steps, broken: cancelled is not final there", setting).isRefutedBy("Certificate");
  }

  private static Exploration explored(String claim, TwoStepSetting setting) {
    return Exploration.of(claim, new TwoStepModel(setting));
  }
}
