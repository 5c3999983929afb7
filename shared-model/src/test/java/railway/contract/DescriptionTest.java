package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import railway.contract.Zoo.Order;

class DescriptionTest {
  @Test
  void describe_tellsEachObjectOnce_andItsFieldsOneALine() {
    assertThat(Contract.of(Order.class).describe())
        .isEqualTo(
            """
            Order
              orderId: text
              lines: list of Line
              note: text, optional
              payment: Payment
            Line
              sku: text
              quantity: whole number (int)
              price: decimal number
            Payment: the field "type" says which, one of Card, Sepa, Cash
            Card
              holder: text
              currency: one of EUR, USD
            Sepa
              iban: text
            Cash
            """);
  }

  @Test
  void describe_ends_forATypeThatHoldsItself() {
    assertThat(Contract.of(Zoo.Tree.class).describe())
        .isEqualTo(
            """
            Tree
              label: text
              children: list of Tree
              twin: Tree, optional
              named: object (any field names) of Tree
            """);
  }

  @Test
  void schema_saysWhatAStrictReadingChecks() {
    var schema = Contract.of(Order.class).schema();

    assertThat(schema).containsEntry("title", "Order").containsEntry("$ref", "#/$defs/Order");
    assertThat(definition(schema, "Order"))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "orderId",
                    Map.of("type", "string"),
                    "lines",
                    Map.of("type", "array", "items", Map.of("$ref", "#/$defs/Line")),
                    "note",
                    Map.of("type", "string"),
                    "payment",
                    Map.of("$ref", "#/$defs/Payment")),
                "required",
                List.of("orderId", "lines", "payment"),
                "additionalProperties",
                false));
  }

  @Test
  void schema_tellsACaseFromTheBareRecord() {
    var schema = Contract.of(Zoo.Basket.class).schema();

    assertThat(definition(schema, "Payment").get("oneOf"))
        .isEqualTo(
            List.of(
                Map.of("$ref", "#/$defs/Payment.Card"),
                Map.of("$ref", "#/$defs/Payment.Sepa"),
                Map.of("$ref", "#/$defs/Payment.Cash")));
    assertThat(definition(schema, "Payment.Card").get("required"))
        .isEqualTo(List.of("type", "holder", "currency"));
    assertThat(definition(schema, "Card").get("required")).isEqualTo(List.of("holder", "currency"));
  }

  @Test
  void schema_pointsOnlyAtWhatItDefines() {
    for (var type : Zoo.ALL) {
      var schema = Contract.of(type).schema();
      assertThat(pointers(schema)).allSatisfy(name -> definition(schema, name));
    }
  }

  private static List<String> pointers(Object tree) {
    return switch (tree) {
      case Map<?, ?> map when map.get("$ref") instanceof String pointer && map.size() == 1 ->
          List.of(pointer.substring("#/$defs/".length()));
      case Map<?, ?> map -> map.values().stream().flatMap(each -> pointers(each).stream()).toList();
      case List<?> list -> list.stream().flatMap(each -> pointers(each).stream()).toList();
      default -> List.of();
    };
  }

  private static Map<?, ?> definition(Map<String, Object> schema, String name) {
    var definitions = (Map<?, ?>) schema.get("$defs");
    assertThat(definitions.containsKey(name)).as(name).isTrue();
    return (Map<?, ?>) definitions.get(name);
  }
}
