package railway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static railway.decision.Given.visit;
import static railway.decision.Given.visitUntil;

import org.junit.jupiter.api.Test;
import railway.workflow.Knowledge;

/** "To-Do item" of the guarantees: decided once. */
class ToDoTest {

  private static final ToDo RULE = new ToDo();

  @Test
  void judge_waitsForTheDeadline() {
    assertThat(visitUntil(4).judge(RULE, 3)).isEqualTo(new Verdict.Wait(Ticks.at(4)));
  }

  @Test
  void judge_standsDown_whenItCannotExpire() {
    assertThat(visit().judge(RULE, 9)).isEqualTo(new Verdict.StandDown());
  }

  @Test
  void judge_givesUpTruthfully_atTheDeadline() {
    assertThat(visitUntil(4).judge(RULE, 4))
        .isEqualTo(new Verdict.GiveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void open_untilTheDeadline_andNotWhilePaused() {
    assertThat(RULE.open(visitUntil(4).ledger(), Ticks.at(3))).isTrue();
    assertThat(RULE.open(visitUntil(4).ledger(), Ticks.at(4))).isFalse();
    Given.Story paused = visitUntil(4).at(1, new Fact.Paused("mend it"));
    assertThat(RULE.open(paused.ledger(), Ticks.at(1))).isFalse();
    assertThat(paused.judge(RULE, 9)).isEqualTo(new Verdict.StandDown());
  }

  @Test
  void certificate_isThatNothingHappened() {
    assertThat(RULE.certificate(visit().ledger())).isEqualTo(Knowledge.NOTHING_HAPPENED);
    assertThat(RULE.recordsAttempts()).isFalse();
  }

  @Test
  void everything_acceptedMeansDecided_amongAnswersAndExpiration() {
    Exploration.of(
            "to-do: an answer twice, two others, and the deadline",
            new ToDoModel(true, "A", "A", "B", "C"))
        .holds(1_500);
  }

  @Test
  void withAnUnconditionalAppend_itIsDecidedTwice() {
    Exploration.of("to-do, broken: appends are unconditional", new ToDoModel(false, "A", "A", "B"))
        .isRefutedBy("OneTransitionPerVisit");
  }
}
