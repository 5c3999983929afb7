package railway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON text and plain trees. */
class JsonTest {

  @Test
  void parse_makesAPlainTree() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("text", "\u00e4 \"x\"");
    expected.put("whole", 7L);
    expected.put("beyond", new BigInteger("9223372036854775808"));
    expected.put("decimal", new BigDecimal("10.50"));
    expected.put("flags", Arrays.asList(true, false, null));
    expected.put("empty", Map.of());

    String text =
        """
        {"text":"\u00e4 \\"x\\"","whole":7,"beyond":9223372036854775808,"decimal":10.50,
         "flags":[true,false,null],"empty":{}}
        """;

    assertThat(Json.parse(text)).isEqualTo(new Json.Reading.Parsed(expected));
    assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Json.Reading.Parsed(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,2.50,true,null,\"x\"],\"b\":{\"c\":{}}}",
        "null",
        "\"\\u0000\\n\\\"\"",
        "12345678901234567890123",
        "[]"
      })
  void write_makesTheTextAgain(String text) {
    assertThat(Json.write(tree(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | The text is empty: send one JSON value",
        "'{\"a\":1'      | The text ends before the JSON value does, seen at line 1, column 7",
        "'{\"a\":1} x'   | Not JSON, seen at line 1, column 9",
        "'1 2'           | Something follows the JSON value at line 1, column 3",
        "'{\"a\":1,\"a\":2}' | An object has a field twice, the second time at line 1, column 8: send it once",
        "'{a:1}'         | Not JSON, seen at line 1, column 2",
        "'[NaN]'         | Not JSON, seen at line 1, column 5",
        "'[01]'          | Not JSON, seen at line 1, column 3",
        "'// no'         | Not JSON, seen at line 1, column 1",
      })
  void parse_ofWhatIsNoJson_saysWhere(String text, String expected) {
    assertThat(Json.parse(text)).isEqualTo(new Json.Reading.NotJson(expected));
  }

  @Test
  void parse_saysTheLine() {
    assertThat(Json.parse("{\n  \"a\": 1,\n  b\n}"))
        .isInstanceOfSatisfying(
            Json.Reading.NotJson.class,
            broken -> assertThat(broken.reason()).contains("line 3, column"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"secret", "{\"secret\":secret}", "{\"secret\":1,\"secret\":2}", "\"secret"})
  void parse_neverQuotesTheText(String text) {
    assertThat(Json.parse(text))
        .isInstanceOfSatisfying(
            Json.Reading.NotJson.class,
            broken -> assertThat(broken.reason()).doesNotContain("secret"));
  }

  @Test
  void parse_refusesWhatIsMadeToHurt() {
    String deep = "[".repeat(100_000);
    String number = "1".repeat(100_000);

    for (String text : List.of(deep, number, "1e" + number)) {
      assertThat(Json.parse(text)).isInstanceOf(Json.Reading.NotJson.class);
    }
    assertThat(Json.parse("[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST)))
        .isInstanceOf(Json.Reading.Parsed.class);
  }

  @Test
  void parse_ofBytesThatAreNoUtf8_isNotJson() {
    byte[] bytes = {'"', (byte) 0xC3, '"'};

    assertThat(Json.parse(bytes)).isInstanceOf(Json.Reading.NotJson.class);
  }

  @Test
  void write_ofWhatIsNoTree_isAMistake() {
    assertThatThrownBy(() -> Json.write(Map.of("at", Instant.EPOCH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.Instant");
  }

  private static Object tree(String text) {
    return switch (Json.parse(text)) {
      case Json.Reading.Parsed parsed -> parsed.tree();
      case Json.Reading.NotJson broken -> throw new AssertionError(broken.reason());
    };
  }
}
