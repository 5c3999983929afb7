package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which decimals DynamoDB keeps as they are: 38 digits, and no trailing zeros. */
class DecimalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "10", "-10.5", "0.001", "99999999999999999999999999999999999999", "1E-100"})
  void exact_isANumber_whereNothingIsLost(String decimal) {
    assertThat(Decimals.EXACT.store(new BigDecimal(decimal)))
        .isEqualTo(AttributeValue.fromN(decimal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.50", "0.0", "1E+3", "999999999999999999999999999999999999999", "1E-131"})
  void exact_isText_whereSomethingWouldBeLost(String decimal) {
    assertThat(Decimals.EXACT.store(new BigDecimal(decimal)))
        .isEqualTo(AttributeValue.fromS(decimal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.50", "0.0", "1E+3", "1E+125", "1E-130"})
  void shown_isANumber_whereTheStoreHasOneOfThatValue(String decimal) {
    assertThat(Decimals.SHOWN.store(new BigDecimal(decimal)))
        .isEqualTo(AttributeValue.fromN(decimal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999999999999999999999999", "1E+126", "1E-131"})
  void shown_isText_whereTheStoreHasNone(String decimal) {
    assertThat(Decimals.SHOWN.store(new BigDecimal(decimal)))
        .isEqualTo(AttributeValue.fromS(decimal));
  }

  @ParameterizedTest
  @CsvSource({"5,5", "-0,0", "1E+2,100", "9223372036854775807,9223372036854775807"})
  void aWholeNumber_isReadAsLong(String stored, long expected) {
    assertThat(Decimals.read(stored)).isEqualTo(expected);
  }

  @Test
  void otherNumbers_areReadAsDecimals() {
    assertThat(Decimals.read("1.5")).isEqualTo(new BigDecimal("1.5"));
    assertThat(Decimals.read("9223372036854775808"))
        .isEqualTo(new BigDecimal("9223372036854775808"));
  }
}
