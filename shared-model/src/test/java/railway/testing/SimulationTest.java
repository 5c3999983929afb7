package railway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import railway.testing.Errands.Mistake;
import railway.testing.world.Adversary;
import railway.testing.world.Promise;

class SimulationTest {

  @Test
  void aSoundWorkflowKeepsEveryPromise_andTheSameSeedShowsTheSame() {
    Report report = Errands.simulation(Mistake.NONE).runs(2_000).seed(1).play();
    assertThat(report.seen()).containsKeys("Brought", "LeftUndone", "Found", "Lapsed");
    assertThat(report.tally().checks(Promise.LEGAL_JOURNAL)).isEqualTo(2_000);
    assertThat(Errands.simulation(Mistake.NONE).runs(2_000).seed(1).play().summary())
        .isEqualTo(report.summary());
    assertThat(Errands.simulation(Mistake.NONE).runs(2_000).seed(5).play().summary())
        .isNotEqualTo(report.summary());
  }

  @Test
  void aMistakeThatOnlyFaultsShow_isTold_shrunkToTheFaultsThatItNeeds() {
    Violation violation =
        catchThrowableOfType(
            Violation.class,
            () -> Errands.simulation(Mistake.RETRY_THROWS).runs(4_000).seed(1).play());
    assertThat(violation)
        .hasMessageContaining("NobodyPauses is broken")
        .hasMessageContaining("nobody thought of a second time")
        .hasMessageContaining("./mvnw test -Dtest=railway.testing.SimulationTest ")
        .hasMessageContaining("-Drailway.world=");
    Matcher enough =
        Pattern.compile("run [^;]*; (\\d+) of its (\\d+) faults").matcher(violation.getMessage());
    assertThat(enough.find()).isTrue();
    assertThat(Integer.parseInt(enough.group(1)))
        .isBetween(1, 4)
        .isLessThan(Integer.parseInt(enough.group(2)));
  }

  @Test
  void aNameThatTwoRunsShare_isFoundWithoutAnyFault() {
    assertThatThrownBy(
            () ->
                Errands.simulation(Mistake.NAME_IS_SHARED)
                    .among(Adversary.QUIET)
                    .runs(16)
                    .seed(1)
                    .play())
        .isInstanceOf(Violation.class)
        .hasMessageContaining("OneTransitionPerVisit is broken")
        .hasMessageContaining("0 of its 0 faults");
  }

  @Test
  void whatAnAuthorForgotToSay_isNamed() {
    assertThatThrownBy(
            () ->
                Simulation.of(new Errands(new Errands.Fetch(Mistake.NONE), new Errands.Bring()))
                    .startedBy(dice -> new Errands.Asked("e" + dice.run()))
                    .play())
        .hasMessageContaining("thirdParty(Fetch.class");
    assertThatThrownBy(
            () ->
                Errands.simulation(Mistake.NONE)
                    .startedBy(dice -> new Errands.Asked("always the same"))
                    .runs(8)
                    .play())
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessageContaining("make the business key");
  }
}
