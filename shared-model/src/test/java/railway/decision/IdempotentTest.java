package railway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static railway.decision.Given.STOP;
import static railway.decision.Given.again;
import static railway.decision.Given.no;
import static railway.decision.Given.refused;
import static railway.decision.Given.unanswered;
import static railway.decision.Given.visit;
import static railway.decision.Given.visitUntil;
import static railway.decision.Given.yes;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Reply;

/** "Idempotency enabled" of the guarantees: the effect happens at most once. */
class IdempotentTest {

  private static final Idempotent RULE = new Idempotent(Ticks.ticks(20));
  private static final Knowledge AT_MOST_ONCE = new Knowledge.MayHaveHappened(0, 1);

  @Test
  void judge_proceedsOffTheRecord_atFirst() {
    assertThat(visit().judge(RULE, 0)).isEqualTo(new Verdict.Proceed(1, false));
  }

  @Test
  void judge_waits_asTheRetryFunctionSaid() {
    assertThat(visit().at(1, unanswered(1, again(5))).judge(RULE, 2))
        .isEqualTo(new Verdict.Wait(Ticks.at(5)));
  }

  @Test
  void judge_waitsNoLongerThanTheDeadline() {
    assertThat(visitUntil(4).at(1, unanswered(1, again(9))).judge(RULE, 2))
        .isEqualTo(new Verdict.Wait(Ticks.at(4)));
  }

  @Test
  void judge_proceedsWithTheNextNumber_whenTheWaitIsOver() {
    assertThat(visit().at(1, unanswered(1, again(5))).judge(RULE, 5))
        .isEqualTo(new Verdict.Proceed(2, false));
  }

  @Test
  void judge_givesUpUncertain_whenExpired_evenIfNothingIsOnRecord() {
    assertThat(visitUntil(4).judge(RULE, 4))
        .isEqualTo(new Verdict.GiveUp(new GivingUp.Expired(), AT_MOST_ONCE));
  }

  @Test
  void judge_givesUpUncertain_whenStopped_evenIfTheLastAttemptWasRefused() {
    assertThat(visit().at(1, refused(1, STOP)).judge(RULE, 1))
        .isEqualTo(
            new Verdict.GiveUp(new GivingUp.Faulted(new Fault.Refused("busy")), AT_MOST_ONCE));
  }

  @Test
  void judge_givesUpUncertain_whenTheKeyMayBeForgotten() {
    Verdict forgotten =
        new Verdict.GiveUp(
            new GivingUp.Faulted(
                new Fault.Unanswered("the third party may have forgotten the key")),
            AT_MOST_ONCE);
    assertThat(visit().judge(RULE, 19)).isEqualTo(new Verdict.Proceed(1, false));
    assertThat(visit().judge(RULE, 20)).isEqualTo(forgotten);
    assertThat(visit().at(1, unanswered(1, again(90))).judge(RULE, 2))
        .isEqualTo(new Verdict.Wait(Ticks.at(20)));
  }

  @Test
  void judge_concludesWithTheAnswerThatIsKept_evenAfterTheDeadline() {
    Fact kept = yes(1);
    assertThat(visitUntil(4).at(1, kept).judge(RULE, 9))
        .isEqualTo(new Verdict.Conclude((Fact.Answered) kept));
    assertThat(visitUntil(4).at(1, no(1)).judge(RULE, 9))
        .isEqualTo(new Verdict.Conclude((Fact.Answered) no(1)));
  }

  @Test
  void judge_standsDown_whilePaused_andGoesOnWhenResumed() {
    Given.Story paused = visitUntil(4).at(1, new Fact.Paused("mend it"));
    assertThat(paused.judge(RULE, 9)).isEqualTo(new Verdict.StandDown());
    assertThat(paused.at(2, new Fact.Resumed()).judge(RULE, 2))
        .isEqualTo(new Verdict.Proceed(1, false));
  }

  @Test
  void settle_decides_byAnyDefiniteAnswer() {
    Ledger ledger = visit().at(1, unanswered(1, again(2))).ledger();
    assertThat(RULE.settle(ledger, 2, Reply.accepted(Said.YES)))
        .isEqualTo(new Settlement.Decide(new How.Accepted(2), Said.YES));
    assertThat(RULE.settle(ledger, 2, Reply.rejected(Said.NO)))
        .isEqualTo(new Settlement.Decide(new How.Rejected(2), Said.NO));
  }

  @Test
  void settle_insists_withoutADefiniteAnswer() {
    assertThat(RULE.settle(visit().ledger(), 1, Reply.refused("409")))
        .isEqualTo(new Settlement.Insist(new Fault.Refused("409")));
    assertThat(RULE.settle(visit().ledger(), 1, Reply.unanswered("reset")))
        .isEqualTo(new Settlement.Insist(new Fault.Unanswered("reset")));
  }

  @Test
  void certificate_isAlwaysAtMostOnce() {
    assertThat(RULE.certificate(visit().ledger())).isEqualTo(AT_MOST_ONCE);
    assertThat(RULE.certificate(visit().at(1, refused(1, STOP)).ledger())).isEqualTo(AT_MOST_ONCE);
    assertThat(RULE.recordsAttempts()).isFalse();
  }

  @Test
  void everything_atMostOneEffect_whileTheKeyIsRemembered() {
    explored("idempotent: two processes, three requests", OneStepSetting.idempotent(1))
        .holds(40_000);
  }

  @Test
  void everything_holds_whenAnOperatorIsNeededInBetween() {
    OneStepSetting setting = OneStepSetting.idempotent(1);
    setting.pauses = true;
    setting.mostAttempts = 2;
    explored("idempotent: with an operator", setting).holds(10_000);
  }

  @Test
  void withAKeyThatIsForgottenSooner_thereAreTwoEffects() {
    OneStepSetting setting = OneStepSetting.idempotent(1);
    setting.keyRetention = Optional.of(1);
    explored("idempotent, broken: the key is forgotten sooner", setting)
        .isRefutedBy("EffectsBounded");
  }

  @Test
  void withRequestsUntilTheKeyIsForgotten_thereAreTwoEffects() {
    explored("idempotent, broken: requests as long as the key lasts", OneStepSetting.idempotent(2))
        .isRefutedBy("EffectsBounded");
  }

  @Test
  void withANoThatTheKeyDoesNotRemember_theRejectionIsALie() {
    OneStepSetting setting = OneStepSetting.idempotent(1);
    setting.remembersNo = false;
    explored("idempotent, broken: a no is not remembered", setting)
        .isRefutedBy("NothingHappenedIsTrue");
  }

  @Test
  void withAnUnconditionalAppend_theVisitEndsTwice() {
    OneStepSetting setting = OneStepSetting.idempotent(1);
    setting.conditional = false;
    explored("idempotent, broken: appends are unconditional", setting)
        .isRefutedBy("OneTransitionPerVisit");
  }

  private static Exploration explored(String claim, OneStepSetting setting) {
    return Exploration.of(claim, new OneStepModel(setting));
  }
}
