package railway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import railway.testing.world.Fault;

class DeploymentTest {

  /**
   * Old processes meet entries of new ones that they cannot read: they leave them alone, whatever
   * is announced in them is announced all the same, and nobody is paused for good.
   */
  @Test
  void aVersionThatSaysSomethingNew_losesNothingWhileBothRun() {
    Report report = Parcels.simulation().runs(4_000).seed(1).play();
    assertThat(report.seen()).containsKeys("Sent", "SentWithTracking");
    assertThat(report.tally().strikes(Fault.REDEPLOYED)).isPositive();
  }
}
