package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static railway.contract.Strictness.LENIENT;
import static railway.contract.Strictness.STRICT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import railway.contract.Reading.Read;
import railway.contract.Zoo.Card;
import railway.contract.Zoo.Cash;
import railway.contract.Zoo.Currency;
import railway.contract.Zoo.Deep;
import railway.contract.Zoo.Line;
import railway.contract.Zoo.Nothing;
import railway.contract.Zoo.Order;
import railway.contract.Zoo.Payment;

class ContractTest {
  private static final Order ORDER =
      new Order(
          "o-1",
          List.of(new Line("shoe", 2, new BigDecimal("10.00"))),
          Optional.empty(),
          new Card("Ada", Currency.USD));

  record Numbers(int small, long large, BigInteger huge, BigDecimal exact) {}

  record Tags(Set<String> tags) {}

  @Test
  void write_keepsTheOrderOfComponents_andLeavesOutWhatIsEmpty() {
    var tree = Contract.of(Order.class).write(ORDER);

    assertThat(tree).containsOnlyKeys("orderId", "lines", "payment");
    assertThat(tree.keySet()).containsExactly("orderId", "lines", "payment");
    assertThat(tree.get("lines"))
        .isEqualTo(List.of(Map.of("sku", "shoe", "quantity", 2, "price", new BigDecimal("10.00"))));
  }

  @Test
  void write_saysTheType_onlyWhereTheDeclaredTypeIsSealed() {
    var card = new Card("Ada", Currency.USD);

    assertThat(Contract.of(Order.class).write(ORDER).get("payment"))
        .isEqualTo(Map.of("type", "Card", "holder", "Ada", "currency", "USD"));
    assertThat(Contract.of(Payment.class).write(card).keySet())
        .containsExactly("type", "holder", "currency");
    assertThat(Contract.of(Card.class).write(card).keySet()).containsExactly("holder", "currency");
  }

  @Test
  void read_findsTheRecordOfANestedSealedInterface() {
    assertThat(Contract.of(Payment.class).read(Map.of("type", "Cash"), STRICT))
        .isEqualTo(new Read<>(new Cash()));
  }

  @Test
  void read_returnsWhatWasWritten() {
    var contract = Contract.of(Order.class);

    assertThat(contract.read(contract.write(ORDER), STRICT)).isEqualTo(new Read<>(ORDER));
  }

  @Test
  void read_takesAnExplicitNull_forAnEmptyOptional() {
    var contract = Contract.of(Order.class);
    var tree = contract.write(ORDER);
    tree.put("note", null);

    assertThat(contract.read(tree, STRICT)).isEqualTo(new Read<>(ORDER));
  }

  @Test
  void read_takesAnyClassOfNumber_thatHoldsTheNumber() {
    var contract = Contract.of(Numbers.class);
    var expected = new Read<>(new Numbers(5, 5, BigInteger.valueOf(5), BigDecimal.valueOf(5)));

    for (Number five :
        List.of(5, 5L, (short) 5, (byte) 5, BigInteger.valueOf(5), BigDecimal.valueOf(5))) {
      var tree = Map.of("small", five, "large", five, "huge", five, "exact", five);
      assertThat(contract.read(tree, STRICT)).as(five.getClass().getName()).isEqualTo(expected);
    }
  }

  @Test
  void read_takesTheDecimalThatARealNumberShows() {
    var tree = Map.of("small", 5.0, "large", 5.0f, "huge", 5.0, "exact", 0.1);

    assertThat(Contract.of(Numbers.class).read(tree, STRICT))
        .isEqualTo(new Read<>(new Numbers(5, 5, BigInteger.valueOf(5), new BigDecimal("0.1"))));
  }

  @Test
  void read_takesNumbersThatAStoreKeptAsText_fromOurOwnEntriesOnly() {
    var contract = Contract.of(Numbers.class);
    var digits = "1".repeat(60);
    var tree = Map.of("small", 5, "large", 5, "huge", digits, "exact", "10.00");

    assertThat(contract.read(tree, LENIENT))
        .isEqualTo(new Read<>(new Numbers(5, 5, new BigInteger(digits), new BigDecimal("10.00"))));
    assertThat(contract.read(tree, STRICT)).isInstanceOf(Reading.Violated.class);
  }

  @Test
  void read_passesOverFieldsOfANewerVersion_whenLenient() {
    var contract = Contract.of(Order.class);
    var tree = contract.write(ORDER);
    tree.put("loyaltyPoints", 7);

    assertThat(contract.read(tree, LENIENT)).isEqualTo(new Read<>(ORDER));
  }

  @Test
  void read_keepsTheOrderOfASet_andCollapsesDoublesOnlyWhenLenient() {
    var contract = Contract.of(Tags.class);
    var set = new LinkedHashSet<>(List.of("c", "a", "b"));

    assertThat(contract.write(new Tags(set))).isEqualTo(Map.of("tags", List.of("c", "a", "b")));
    var read = (Read<Tags>) contract.read(Map.of("tags", List.of("c", "a", "c", "b")), LENIENT);
    assertThat(read.value().tags()).containsExactly("c", "a", "b");
    assertThat(contract.read(Map.of("tags", List.of("c", "c")), STRICT))
        .isInstanceOf(Reading.Violated.class);
  }

  @Test
  void read_makesCollectionsThatNobodyCanChange() {
    var contract = Contract.of(Zoo.Basket.class);
    var basket =
        new Zoo.Basket(
            new LinkedHashMap<>(), new LinkedHashSet<>(), new Card("A", Currency.EUR), new Cash());
    var read = ((Read<Zoo.Basket>) contract.read(contract.write(basket), STRICT)).value();

    assertThatThrownBy(() -> read.prices().put("x", BigDecimal.ONE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read.tags().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void read_takesAMapOfAnyKind() {
    var contract = Contract.of(Nothing.class);
    var numbered = new TreeMap<Integer, String>(Map.of(1, "one"));

    assertThat(Contract.of(Card.class).read(numbered, STRICT)).isInstanceOf(Reading.Violated.class);
    assertThat(contract.read(numbered, LENIENT)).isEqualTo(new Read<>(new Nothing()));
    assertThat(Contract.of(Payment.class).read(numbered, LENIENT))
        .isInstanceOf(Reading.Violated.class);
  }

  @Test
  void write_refusesANullComponent_andSaysWhere() {
    var order = new Order("o-1", List.of(new Line("shoe", 1, null)), Optional.empty(), new Cash());

    assertThatThrownBy(() -> Contract.of(Order.class).write(order))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.lines[0].price")
        .hasMessageContaining("null");
  }

  @Test
  void write_refusesNullsInCollections() {
    var tags = new Tags(new LinkedHashSet<>(Arrays.asList("a", null)));

    assertThatThrownBy(() -> Contract.of(Tags.class).write(tags))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.tags[1]");
  }

  @Test
  void write_refusesNumbersThatCouldNotBeReadBack() {
    var tooBig = new Numbers(1, 1, BigInteger.TEN.pow(100), BigDecimal.ONE);
    var tooFine = new Numbers(1, 1, BigInteger.ONE, new BigDecimal("1E-101"));

    assertThatThrownBy(() -> Contract.of(Numbers.class).write(tooBig))
        .hasMessageContaining("$.huge")
        .hasMessageContaining("100 digits");
    assertThatThrownBy(() -> Contract.of(Numbers.class).write(tooFine))
        .hasMessageContaining("$.exact");
  }

  @Test
  void aValueOfTheGreatestDepth_isWrittenAndRead_andADeeperOneIsRefusedByBoth() {
    var contract = Contract.of(Deep.class);
    var deepest = Deep.of(Contract.DEEPEST + 1);

    assertThat(contract.read(contract.write(deepest), STRICT)).isEqualTo(new Read<>(deepest));
    assertThatThrownBy(() -> contract.write(Deep.of(Contract.DEEPEST + 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper than 64");

    Map<String, Object> tree = Map.of();
    for (var level = 0; level <= Contract.DEEPEST; level++) {
      tree = Map.of("next", tree);
    }
    assertThat(contract.read(tree, LENIENT)).isInstanceOf(Reading.Violated.class);
  }

  @Test
  void aTreeThatHoldsItself_isAViolation() {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("label", "root");
    tree.put("twin", tree);
    tree.put("children", new ArrayList<>(List.of(tree, tree)));
    tree.put("named", Map.of("a", tree, "b", tree));

    assertThat(Contract.of(Zoo.Tree.class).read(tree, STRICT)).isInstanceOf(Reading.Violated.class);
  }

  @Test
  void aContract_isMadeOnce() {
    assertThat(Contract.of(Order.class)).isSameAs(Contract.of(Order.class));
    assertThat(Contract.of(Order.class).type()).isEqualTo(Order.class);
  }
}
