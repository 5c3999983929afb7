package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.aws.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Images of stream records, as Lambda passes them on. */
class StreamImagesTest {

  @Test
  void everyType_isRead() {
    assertThat(
            item(
                """
                {"s":{"S":"x"},"n":{"N":"-1.5"},"b":{"B":"YQ=="},"bool":{"BOOL":false},
                 "null":{"NULL":true},"m":{"M":{"in":{"S":""}}},"l":{"L":[{"N":"1"}]},
                 "ss":{"SS":["a","b"]},"ns":{"NS":["1","2"]},"bs":{"BS":["YQ=="]}}
                """))
        .isEqualTo(
            Map.of(
                "s", AttributeValue.fromS("x"),
                "n", AttributeValue.fromN("-1.5"),
                "b", AttributeValue.fromB(SdkBytes.fromUtf8String("a")),
                "bool", AttributeValue.fromBool(false),
                "null", AttributeValue.fromNul(true),
                "m", AttributeValue.fromM(Map.of("in", AttributeValue.fromS(""))),
                "l", AttributeValue.fromL(List.of(AttributeValue.fromN("1"))),
                "ss", AttributeValue.fromSs(List.of("a", "b")),
                "ns", AttributeValue.fromNs(List.of("1", "2")),
                "bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                              | expected an object at NewImage",
        "{'at':'x'}                      | expected an object at NewImage.at",
        "{'at':{}}                       | expected one type and its value, as in {\"S\": \"text\"} at NewImage.at",
        "{'at':{'S':'x','N':'1'}}        | expected one type and its value, as in {\"S\": \"text\"} at NewImage.at",
        "{'at':{'X':'x'}}                | expected one of the types S, N, BOOL, NULL, M, L, SS, NS, B, BS at NewImage.at",
        "{'at':{'S':1}}                  | expected text at NewImage.at",
        "{'at':{'N':1}}                  | expected text at NewImage.at",
        "{'at':{'N':'one'}}              | expected a number as text at NewImage.at",
        "{'at':{'BOOL':'true'}}          | expected true or false at NewImage.at",
        "{'at':{'L':{}}}                 | expected a list at NewImage.at",
        "{'at':{'L':[{'S':'x'},{'S':2}]}}| expected text at NewImage.at[1]",
        "{'at':{'M':{'in':{'B':7}}}}     | expected text at NewImage.at.in",
      },
      quoteCharacter = '`')
  void whatIsNoImage_isRefused_withThePlace(String json, String expected) {
    assertThatThrownBy(() -> item(json.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not an image of a DynamoDB item: " + expected);
  }

  private static Map<String, AttributeValue> item(String json) {
    return switch (Json.parse(json)) {
      case Json.Reading.Parsed parsed -> StreamImages.item(parsed.tree());
      case Json.Reading.NotJson broken -> throw new AssertionError(broken.reason());
    };
  }
}
