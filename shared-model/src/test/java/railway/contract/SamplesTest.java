package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final int SEEDS = 300;

  record Impossible(String text) {
    Impossible {
      if (!text.isEmpty() || text.isEmpty()) {
        throw new IllegalArgumentException("nothing pleases me");
      }
    }
  }

  record Around(List<Impossible> list, Optional<Impossible> optional, String name) {}

  record Total(BigDecimal one, BigDecimal two, BigDecimal total) {
    Total {
      if (one.add(two).compareTo(total) != 0) {
        throw new IllegalArgumentException("the total must be right");
      }
    }
  }

  enum Empty {}

  record OfEmpty(Empty empty) {}

  @Test
  void everyTypeOfTheZoo_hasASample_forEverySeed() {
    for (var type : Zoo.ALL) {
      for (var seed = 0; seed < SEEDS; seed++) {
        assertThat(Samples.of(type, seed)).as("%s of seed %s", type, seed).isPresent();
      }
    }
  }

  @Test
  void oneSeed_givesOneValue_andSeedsDiffer() {
    var seen = new HashSet<Object>();
    for (var seed = 0; seed < SEEDS; seed++) {
      var sample = Samples.of(Zoo.Everything.class, seed);
      assertThat(Samples.of(Zoo.Everything.class, seed)).isEqualTo(sample);
      seen.add(sample);
    }
    assertThat(seen).hasSize(SEEDS);
  }

  @Test
  void everyCaseOfASealedInterface_isMadeSooner_orLater() {
    assertThat(
            LongStream.range(0, SEEDS)
                .<Object>mapToObj(
                    seed -> Samples.of(Zoo.Payment.class, seed).orElseThrow().getClass())
                .distinct())
        .containsExactlyInAnyOrder(Zoo.Card.class, Zoo.Sepa.class, Zoo.Cash.class);
  }

  @Test
  void whatNoConstructorAccepts_isEmpty_andDoesNotSpoilWhatIsAroundIt() {
    assertThat(Samples.of(Impossible.class, 1)).isEmpty();
    assertThat(Samples.of(Total.class, 1)).isEmpty();
    assertThat(Samples.of(OfEmpty.class, 1)).isEmpty();
    assertThat(Samples.of(Around.class, 1))
        .hasValueSatisfying(
            around -> {
              assertThat(around.list()).isEmpty();
              assertThat(around.optional()).isEmpty();
            });
  }
}
