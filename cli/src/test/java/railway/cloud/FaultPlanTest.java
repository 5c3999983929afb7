package railway.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import railway.cloud.FaultPlan.Likelihood;

class FaultPlanTest {
  @Test
  void none_sparesEverything() {
    FaultPlan plan = FaultPlan.none();

    assertThat(plan.delivery("stream", "order-1")).isEqualTo(new FaultPlan.Delivery.Straight());
    assertThat(plan.request("journal", "order-1")).isEqualTo(new FaultPlan.Request.Straight());
    assertThat(plan.invocation("StartWorkflow", "order-1"))
        .isEqualTo(new FaultPlan.Invocation.Straight());
  }

  @Test
  void givenOneSeed_theAnswersForAKeyDoNotDependOnWhatOtherKeysDoMeanwhile() {
    FaultPlan alone = FaultPlan.seeded(7, Likelihood.badDay());
    FaultPlan crowded = FaultPlan.seeded(7, Likelihood.badDay());

    List<FaultPlan.Delivery> expected = new ArrayList<>();
    List<FaultPlan.Delivery> seen = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      expected.add(alone.delivery("stream", "order-1"));
      crowded.delivery("stream", "order-2");
      crowded.delivery("bus", "order-1");
      seen.add(crowded.delivery("stream", "order-1"));
    }

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void givenAnotherSeed_theAnswersDiffer() {
    assertThat(deliveries(1)).isNotEqualTo(deliveries(2));
  }

  @Test
  void theTriesOfOneKey_meetDifferentFates() {
    FaultPlan plan = FaultPlan.seeded(1, Likelihood.badDay());

    assertThat(kinds(i -> plan.delivery("stream", "order-1"))).hasSize(4);
    assertThat(kinds(i -> plan.request("journal", "order-1"))).hasSize(3);
  }

  @Test
  void givenABadDay_everyFaultHappens_aboutAsOftenAsItIsLikely() {
    FaultPlan plan = FaultPlan.seeded(1, Likelihood.badDay());
    List<FaultPlan.Delivery> deliveries =
        IntStream.range(0, 10_000).mapToObj(i -> plan.delivery("stream", "order-" + i)).toList();

    assertThat(deliveries.stream().filter(FaultPlan.Delivery.Duplicated.class::isInstance).count())
        .isBetween(900L, 1100L);
    assertThat(deliveries.stream().map(Object::getClass).collect(Collectors.toSet())).hasSize(4);
    assertThat(kinds(i -> plan.request("journal", "order-" + i))).hasSize(3);
    assertThat(kinds(i -> plan.invocation("StartWorkflow", "order-" + i))).hasSize(4);
  }

  @Test
  void givenEveryInvocationIsKilled_everyThirdTryOfAKeyIsSparedAllTheSame() {
    FaultPlan plan = FaultPlan.seeded(1, new Likelihood(0, 0, Duration.ZERO, 0, 0, 0, 1, 0));

    List<FaultPlan.Invocation> tries =
        IntStream.range(0, 6).mapToObj(i -> plan.invocation("StartWorkflow", "order-1")).toList();

    FaultPlan.Invocation killed = new FaultPlan.Invocation.KilledBefore();
    FaultPlan.Invocation spared = new FaultPlan.Invocation.Straight();
    assertThat(tries).containsExactly(killed, killed, spared, killed, killed, spared);
  }

  @Test
  void delays_areWithinTheLongest() {
    FaultPlan plan =
        FaultPlan.seeded(3, new Likelihood(0, 1, Duration.ofMillis(50), 0, 0, 0, 0, 0));

    assertThat(
            IntStream.range(0, 500)
                .mapToObj(i -> (FaultPlan.Delivery.Delayed) plan.delivery("stream", "order-" + i)))
        .allSatisfy(
            delayed -> assertThat(delayed.by()).isBetween(Duration.ZERO, Duration.ofMillis(50)));
  }

  @Test
  void aLikelihoodAboveOne_isRefused() {
    assertThatThrownBy(() -> new Likelihood(1.5, 0, Duration.ZERO, 0, 0, 0, 0, 0))
        .hasMessageContaining("1.5");
    assertThatThrownBy(() -> new Likelihood(0.5, 0.4, Duration.ZERO, 0.2, 0, 0, 0, 0))
        .hasMessageContaining("more than 1");
  }

  private static List<FaultPlan.Delivery> deliveries(long seed) {
    FaultPlan plan = FaultPlan.seeded(seed, Likelihood.badDay());
    return IntStream.range(0, 100).mapToObj(i -> plan.delivery("stream", "order-" + i)).toList();
  }

  private static Set<Class<?>> kinds(IntFunction<Object> answers) {
    return IntStream.range(0, 1_000)
        .mapToObj(answers)
        .<Class<?>>map(Object::getClass)
        .collect(Collectors.toSet());
  }
}
