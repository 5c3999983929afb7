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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Reply;

/** "Black boxed" of the guarantees: never once for sure, always bounded. */
class OpaqueTest {

  private static final Opaque ONCE = new Opaque(1);
  private static final Opaque TWICE = new Opaque(2);

  @Test
  void judge_proceedsOnRecord_atFirst() {
    assertThat(visit().judge(ONCE, 0)).isEqualTo(new Verdict.Proceed(1, true));
  }

  @Test
  void judge_waits_whileALeaseRuns() {
    assertThat(visitUntil(2).at(0, attempted(1, 5)).judge(TWICE, 3))
        .isEqualTo(new Verdict.Wait(Ticks.at(5)));
  }

  @Test
  void judge_takesNote_whenALeaseHasPassed() {
    assertThat(visit().at(0, attempted(1, 5)).judge(TWICE, 5)).isEqualTo(new Verdict.TakeNote(1));
  }

  @Test
  void judge_proceeds_whileFewerThanTheLimitAreUnresolved() {
    assertThat(visit().at(0, attempted(1, 5)).at(2, unanswered(1, NOW)).judge(TWICE, 2))
        .isEqualTo(new Verdict.Proceed(2, true));
  }

  @Test
  void judge_appliesTheCompromise_whenTheLimitIsUnresolved() {
    Given.Story one = visit().at(0, attempted(1, 5)).at(2, unanswered(1, NOW));
    assertThat(one.judge(ONCE, 2)).isEqualTo(compromise(1));
    assertThat(one.at(3, attempted(2, 5)).at(5, lapsed(2, NOW)).judge(TWICE, 5))
        .isEqualTo(compromise(2));
  }

  @Test
  void judge_countsOnlyUnresolvedAttempts() {
    assertThat(visit().at(0, attempted(1, 5)).at(1, refused(1, NOW)).judge(ONCE, 1))
        .isEqualTo(new Verdict.Proceed(2, true));
  }

  @Test
  void judge_appliesTheCompromise_whenExpiredOrStoppedWithSomethingUnresolved() {
    Given.Story story = visitUntil(4).at(0, attempted(1, 3)).at(1, unanswered(1, again(9)));
    assertThat(story.judge(TWICE, 2)).isEqualTo(new Verdict.Wait(Ticks.at(4)));
    assertThat(story.judge(TWICE, 4)).isEqualTo(compromise(1));
    assertThat(visit().at(0, attempted(1, 3)).at(1, unanswered(1, STOP)).judge(TWICE, 1))
        .isEqualTo(compromise(1));
  }

  @Test
  void judge_givesUpTruthfully_whenNothingIsUnresolved() {
    assertThat(visitUntil(4).judge(ONCE, 4))
        .isEqualTo(new Verdict.GiveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED));
    assertThat(visit().at(0, attempted(1, 3)).at(1, refused(1, STOP)).judge(ONCE, 1))
        .isEqualTo(
            new Verdict.GiveUp(
                new GivingUp.Faulted(new Fault.Refused("busy")), Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void judge_standsDown_whilePaused() {
    assertThat(visit().at(0, attempted(1, 3), new Fact.Paused("mend it")).judge(ONCE, 9))
        .isEqualTo(new Verdict.StandDown());
  }

  @Test
  void settle_decides_byAcceptanceAtAnyTime() {
    assertThat(TWICE.settle(twoUnresolved(), 1, Reply.accepted(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Accepted(1), Said.YES));
  }

  @Test
  void settle_keepsANo_whileAnotherAttemptIsUnresolved() {
    assertThat(TWICE.settle(twoUnresolved(), 1, Reply.rejected(Said.NO)))
        .isEqualTo(new Settlement.Note(no(1)));
  }

  @Test
  void settle_decidesByANo_whenNoOtherAttemptIsUnresolved() {
    assertThat(TWICE.settle(visit().at(0, attempted(1, 3)).ledger(), 1, Reply.rejected(Said.NO)))
        .isEqualTo(new Settlement.Decide(new How.Rejected(1), Said.NO));
  }

  @Test
  void judge_concludesWithTheNoThatWasKept_onceNothingIsUnresolved() {
    Given.Story kept =
        visit().at(0, attempted(1, 3)).at(3, lapsed(1, NOW), attempted(2, 6)).at(4, no(1));
    assertThat(kept.judge(TWICE, 4)).isEqualTo(new Verdict.Wait(Ticks.at(6)));
    assertThat(kept.at(5, refused(2, NOW)).judge(TWICE, 5))
        .isEqualTo(new Verdict.Conclude((Fact.Answered) no(1)));
    assertThat(kept.at(6, lapsed(2, NOW)).judge(TWICE, 6)).isEqualTo(compromise(1));
  }

  @Test
  void certificate_boundsTheEffects() {
    assertThat(TWICE.certificate(visit().ledger())).isEqualTo(Knowledge.NOTHING_HAPPENED);
    assertThat(TWICE.certificate(twoUnresolved())).isEqualTo(new Knowledge.MayHaveHappened(0, 2));
  }

  @ParameterizedTest
  @CsvSource({"1, 1500", "2, 20000", "3, 60000"})
  void everything_effectsAreBoundedByN_withNoAssumptionAboutTime(int limit, int states) {
    explored("opaque: N = " + limit, OneStepSetting.opaque(limit, limit)).holds(states);
  }

  @Test
  void everything_theCertificateHolds_atLeastOnce() {
    OneStepSetting setting = OneStepSetting.opaque(Integer.MAX_VALUE, 2);
    setting.mostAttempts = 2;
    explored("opaque: at least once, two attempts looked at", setting).holds(5_000);
  }

  @Test
  void everything_holds_withThreeProcesses() {
    OneStepSetting setting = OneStepSetting.opaque(2, 2);
    setting.skews = List.of(0, 0, 0);
    explored("opaque: N = 2, three processes", setting).holds(20_000);
  }

  @Test
  void everything_holds_withoutADeadline() {
    OneStepSetting setting = OneStepSetting.opaque(2, 2);
    setting.deadline = Optional.empty();
    setting.horizon = 3;
    explored("opaque: N = 2, never expires", setting).holds(8_000);
  }

  /** An operator may be needed between an answer and its transition, while others still send. */
  @Test
  void everything_holds_whenAnOperatorIsNeededInBetween() {
    OneStepSetting setting = OneStepSetting.opaque(2, 2);
    setting.pauses = true;
    explored("opaque: N = 2, with an operator", setting).holds(20_000);
  }

  /** Found by exploration: it said "nothing happened" of an attempt that had been accepted. */
  @Test
  void regression_certificate_tellsOfAYesThatIsKept() {
    Ledger kept = visit().at(0, attempted(1, 5)).at(1, yes(1), new Fact.Paused("mend it")).ledger();
    assertThat(ONCE.certificate(kept)).isEqualTo(new Knowledge.MayHaveHappened(1, 1));
  }

  /** Found by exploration: both attempts were accepted, and both transitions need an operator. */
  @Test
  void regression_certificate_tellsOfEveryYesThatIsKept() {
    Ledger kept =
        visit()
            .at(0, attempted(1, 1))
            .at(1, lapsed(1, NOW), attempted(2, 2))
            .at(1, yes(1), new Fact.Paused("mend it"))
            .at(1, yes(2), new Fact.Paused("mend it"))
            .ledger();
    assertThat(TWICE.certificate(kept)).isEqualTo(new Knowledge.MayHaveHappened(2, 2));
  }

  /** Attempt 1 was accepted, but its transition needs an operator; then attempt 2 is rejected. */
  @Test
  void regression_aNo_doesNotDecide_afterAYesThatIsKept() {
    Ledger kept =
        visit()
            .at(0, attempted(1, 3))
            .at(3, lapsed(1, NOW), attempted(2, 6))
            .at(4, yes(1), new Fact.Paused("mend it"))
            .ledger();
    assertThat(TWICE.settle(kept, 2, Reply.rejected(Said.NO)))
        .isNotInstanceOf(Settlement.Decide.class);
  }

  @Test
  void regression_aNo_doesNotReplaceAYesThatIsKept() {
    Given.Story story =
        visit()
            .at(0, attempted(1, 3))
            .at(3, lapsed(1, NOW), attempted(2, 6))
            .at(4, yes(1))
            .at(5, no(2));
    assertThat(story.judge(TWICE, 5)).isEqualTo(new Verdict.Conclude((Fact.Answered) yes(1)));
  }

  @Test
  void withALimitThatIsOneTooHigh_thereAreMoreEffectsThanPromised() {
    explored("opaque, broken: judged with N + 1", OneStepSetting.opaque(2, 1))
        .isRefutedBy("EffectsBounded");
  }

  @Test
  void withANoThatIsNotSettledAgainAfterALostRace_theRejectionIsALie() {
    OneStepSetting setting = OneStepSetting.opaque(2, 2);
    setting.settlesAgain = false;
    explored("opaque, broken: a no decides without another look", setting)
        .isRefutedBy("NothingHappenedIsTrue");
  }

  @Test
  void withAnUnconditionalAppend_theVisitEndsTwice() {
    OneStepSetting setting = OneStepSetting.opaque(2, 2);
    setting.conditional = false;
    explored("opaque, broken: appends are unconditional", setting).isRefutedBy(": ");
  }

  private static Ledger twoUnresolved() {
    return visit().at(0, attempted(1, 3)).at(3, lapsed(1, NOW), attempted(2, 6)).ledger();
  }

  private static Verdict compromise(int atMost) {
    return new Verdict.ApplyCompromise(new Knowledge.MayHaveHappened(0, atMost));
  }

  private static Exploration explored(String claim, OneStepSetting setting) {
    return Exploration.of(claim, new OneStepModel(setting));
  }
}
