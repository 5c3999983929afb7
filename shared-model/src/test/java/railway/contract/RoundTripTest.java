package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import railway.contract.Reading.Read;

/** The law: what write makes of a value, read makes an equal value of. */
class RoundTripTest {
  private static final int SEEDS = 500;

  static final List<Class<?>> TYPES = Zoo.ALL;

  @ParameterizedTest
  @FieldSource("TYPES")
  <T> void whatWasWritten_isReadAsAnEqualValue(Class<T> type) {
    var contract = Contract.of(type);
    for (var seed = 0; seed < SEEDS; seed++) {
      var sample = Samples.of(type, seed).orElseThrow();
      for (var strictness : Strictness.values()) {
        assertThat(contract.read(contract.write(sample), strictness))
            .as("%s of seed %s, %s", type.getSimpleName(), seed, strictness)
            .isEqualTo(new Read<>(sample));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  <T> void aTree_isMadeOfPlainValuesOnly(Class<T> type) {
    var contract = Contract.of(type);
    for (var seed = 0; seed < SEEDS; seed++) {
      assertPlain(contract.write(Samples.of(type, seed).orElseThrow()));
    }
  }

  @Test
  void theLawIsTried_onWildValuesToo() {
    var contract = Contract.of(Zoo.Everything.class);
    var texts =
        LongStream.range(0, SEEDS)
            .mapToObj(seed -> Samples.of(Zoo.Everything.class, seed).orElseThrow())
            .map(contract::write)
            .map(tree -> tree.get("text"))
            .toList();

    assertThat(texts).contains("", "東京", "line\nbreak");
  }

  private static void assertPlain(Object tree) {
    switch (tree) {
      case Map<?, ?> map -> {
        map.keySet().forEach(key -> assertThat(key).isInstanceOf(String.class));
        map.values().forEach(RoundTripTest::assertPlain);
      }
      case List<?> list -> list.forEach(RoundTripTest::assertPlain);
      default ->
          assertThat(tree)
              .isInstanceOfAny(
                  String.class, Integer.class, Long.class, BigDecimal.class, Boolean.class);
    }
  }
}
