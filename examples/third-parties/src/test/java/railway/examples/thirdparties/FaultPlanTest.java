package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static final List<Occasion> OCCASIONS =
      IntStream.range(0, 10_000)
          .mapToObj(i -> new Occasion("warehouse", "reserve", "r" + i / 4, 1 + i % 4))
          .toList();

  @Test
  void plan_isAFunctionOfSeedAndOccasion() {
    FaultPlan<Fault> plan = FaultPlan.each(1, Fault.class, 0.1);

    List<Optional<Fault>> forwards = OCCASIONS.stream().map(plan::at).toList();
    List<Optional<Fault>> backwards = OCCASIONS.reversed().stream().map(plan::at).toList();

    assertThat(backwards.reversed()).isEqualTo(forwards);
  }

  @Test
  void plan_differs_whenTheSeedDiffers() {
    assertThat(drawn(FaultPlan.each(1, Fault.class, 0.1)))
        .isNotEqualTo(drawn(FaultPlan.each(2, Fault.class, 0.1)));
  }

  @Test
  void plan_differs_fromServiceToServiceAndFromAttemptToAttempt() {
    FaultPlan<Fault> plan = FaultPlan.each(1, Fault.class, 0.1);

    assertThat(
            IntStream.range(1, 20)
                .mapToObj(i -> plan.at(new Occasion("warehouse", "reserve", "r1", i)))
                .distinct())
        .hasSizeGreaterThan(2);
    assertThat(
            IntStream.range(1, 20)
                .mapToObj(i -> plan.at(new Occasion("party-" + i, "reserve", "r1", 1)))
                .distinct())
        .hasSizeGreaterThan(2);
  }

  @Test
  void plan_keepsItsRates() {
    FaultPlan<Fault> plan = new FaultPlan<>(1, Map.of(Fault.LOSE_REPLY, 0.3, Fault.TIME_OUT, 0.05));
    List<Optional<Fault>> drawn = drawn(plan);

    assertThat(drawn.stream().filter(Optional.of(Fault.LOSE_REPLY)::equals).count())
        .isBetween(2_800L, 3_200L);
    assertThat(drawn.stream().filter(Optional.of(Fault.TIME_OUT)::equals).count())
        .isBetween(400L, 600L);
    assertThat(drawn.stream().filter(Optional::isEmpty).count()).isBetween(6_300L, 6_700L);
  }

  @Test
  void plan_throwsNothing_whenCalm_andAlways_whenTheRateIsOne() {
    assertThat(drawn(FaultPlan.<Fault>calm())).containsOnly(Optional.empty());
    assertThat(drawn(new FaultPlan<>(1, Map.of(Fault.REFUSE, 1.0))))
        .containsOnly(Optional.of(Fault.REFUSE));
  }

  @Test
  void plan_isRefused_whenItsRatesAreNoProbabilities() {
    assertThatThrownBy(() -> new FaultPlan<>(1, Map.of(Fault.REFUSE, -0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("REFUSE");
    assertThatThrownBy(() -> new FaultPlan<>(1, Map.of(Fault.REFUSE, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FaultPlan.each(1, Fault.class, 0.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1");
  }

  private static List<Optional<Fault>> drawn(FaultPlan<Fault> plan) {
    return OCCASIONS.stream().map(plan::at).toList();
  }
}
