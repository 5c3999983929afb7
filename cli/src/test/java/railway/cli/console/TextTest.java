package railway.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as people read them. */
class TextTest {

  @ParameterizedTest
  @CsvSource({"ReserveStock,Reserve stock", "Refund,Refund", "BookCourier2Go,Book courier2 go"})
  void namesAreSpoken(String name, String spoken) {
    assertThat(Text.spoken(name)).isEqualTo(spoken);
  }

  @Test
  void whatIsTooLong_isCut_andSaysSo() {
    assertThat(Text.cut("reservation", 11)).isEqualTo("reservation");
    assertThat(Text.cut("reservation", 5)).isEqualTo("rese…");
    assertThat(Text.cut("🚚🚚🚚", 2)).isEqualTo("🚚…");
  }

  @Test
  void durationsAreShownToTheMillisecond() {
    assertThat(Text.seconds(Duration.ofMillis(61_204))).isEqualTo("61.204 s");
    assertThat(Text.seconds(Duration.ofNanos(999_999))).isEqualTo("0.000 s");
  }

  @Test
  void nounsFollowTheirNumber() {
    assertThat(Text.count(1, "order")).isEqualTo("1 order");
    assertThat(Text.count(0, "order")).isEqualTo("0 orders");
  }
}
