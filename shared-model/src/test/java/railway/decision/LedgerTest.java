package railway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static railway.decision.Given.NOW;
import static railway.decision.Given.STOP;
import static railway.decision.Given.again;
import static railway.decision.Given.attempted;
import static railway.decision.Given.elected;
import static railway.decision.Given.refused;
import static railway.decision.Given.unanswered;
import static railway.decision.Given.visit;

import java.util.List;
import org.junit.jupiter.api.Test;
import railway.decision.Fact.Request;
import railway.workflow.TaskId;

/** The fold over the facts since the last transition. */
class LedgerTest {

  @Test
  void with_refusesATransition_whichIsNoPartOfAVisit() {
    Fact started = new Fact.Started(Said.ASKED, new Next.Ended());
    assertThatThrownBy(() -> visit().at(0, started))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A visit ends with a transition");
  }

  @Test
  void with_numbersAttempts_alsoThoseThatWereNotOnRecord() {
    assertThat(visit().ledger().nextAttempt()).isEqualTo(1);
    assertThat(visit().at(1, unanswered(1, NOW)).ledger().nextAttempt()).isEqualTo(2);
    assertThat(visit().at(1, attempted(1, 5)).ledger().nextAttempt()).isEqualTo(2);
  }

  @Test
  void unknown_isTheDefault() {
    Ledger ledger = visit().at(0, attempted(1, 5), attempted(2, 5)).at(1, refused(2, NOW)).ledger();
    assertThat(ledger.unresolved()).isEqualTo(1);
    assertThat(ledger.attempts()).first().matches(Attempt::unresolved);
  }

  @Test
  void anAttempt_forgetsWhatTheRetryFunctionSaidOfTheLastOne() {
    Ledger ledger = visit().at(0, attempted(1, 5)).at(1, refused(1, STOP)).ledger();
    assertThat(ledger.stopped()).isTrue();
    assertThat(ledger.with(new Recorded(Ticks.at(2), "b", attempted(2, 9))).stopped()).isFalse();
  }

  @Test
  void troubles_countQueriesWithoutAnswer_untilOneIsAnswered() {
    Given.Story story = visit().at(0, attempted(1, 1)).at(1, unanswered(1, NOW));
    Given.Story asked =
        story
            .at(2, unanswered(1, Request.FIND, again(3)))
            .at(3, unanswered(1, Request.FIND, again(5)));
    assertThat(asked.ledger().troubles()).isEqualTo(2);
    assertThat(asked.at(5, new Fact.Absent(1)).ledger().troubles()).isZero();
  }

  @Test
  void aQuery_doesNotForgetWhatTheRetryFunctionSaidOfTheAttempt() {
    Given.Story story =
        visit().at(0, attempted(1, 1)).at(1, unanswered(1, STOP)).at(5, new Fact.Absent(1));
    assertThat(story.ledger().stopped()).isTrue();
  }

  @Test
  void sweepsAndLateResults_areAboutEarlierVisits() {
    Given.Story story = visit().at(0, attempted(1, 5)).at(1, elected(1));
    TaskId earlier = new TaskId("task-0");
    Ledger after =
        story
            .at(
                2,
                new Fact.Swept(earlier),
                new Fact.LateResult("Task", earlier, Said.NO, new How.Rejected(1)))
            .ledger();
    assertThat(List.of(after.attempts(), after.elected(), after.closing()))
        .isEqualTo(
            List.of(story.ledger().attempts(), story.ledger().elected(), story.ledger().closing()));
  }
}
