package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.store.Entries;
import railway.store.WorkflowId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Sizes by DynamoDB's rules, checked against what the store itself charges. */
class ItemSizeTest {
  private static final EntryCodec CODEC = new EntryCodec(name -> Optional.empty());

  @ParameterizedTest
  @CsvSource({"0,1", "0.00,1", "7,2", "12,2", "123,3", "-123,4", "1000000,2", "1.5,2", "0.001,2"})
  void aNumber_isHalfAByteADigit_andOneMore(String number, int bytes) {
    assertThat(ItemSize.of(Map.of("n", AttributeValue.fromN(number)))).isEqualTo(1 + bytes);
  }

  @Test
  void text_isItsUtf8() {
    String text = "a\u00e4\u20ac\ud83d\udce6";

    assertThat(ItemSize.of(Map.of("\u00e4", AttributeValue.fromS(text)))).isEqualTo(2 + 10);
  }

  @Test
  void everyOtherType_isCounted() {
    assertThat(
            ItemSize.of(
                Map.of(
                    "a", AttributeValue.fromBool(true),
                    "b", AttributeValue.fromNul(true),
                    "c", AttributeValue.fromB(SdkBytes.fromUtf8String("abc")),
                    "d", AttributeValue.fromSs(List.of("ab", "c")),
                    "e", AttributeValue.fromNs(List.of("1")),
                    "f", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("abc"))),
                    "g", AttributeValue.fromM(Map.of()),
                    "h", AttributeValue.fromL(List.of()))))
        .isEqualTo(8 + 1 + 1 + 3 + 3 + 2 + 3 + 3 + 3);
  }

  @Test
  void theKilobyte_isWhereTheStoreChargesASecondUnit() {
    Map<String, AttributeValue> item =
        new HashMap<>(CODEC.encode(Entries.attempted(new WorkflowId("size"), 0, "")));
    int room = (int) (1024 - ItemSize.of(item));

    item.put("by", AttributeValue.fromS("x".repeat(room)));
    assertThat(units(item)).isEqualTo(1);

    item.put("by", AttributeValue.fromS("x".repeat(room + 1)));
    assertThat(units(item)).isEqualTo(2);
  }

  private static double units(Map<String, AttributeValue> item) {
    return LocalDynamoDb.plain()
        .putItem(
            put ->
                put.tableName(LocalDynamoDb.JOURNAL)
                    .item(item)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }
}
