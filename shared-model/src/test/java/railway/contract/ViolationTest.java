package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static railway.contract.Strictness.LENIENT;
import static railway.contract.Strictness.STRICT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import railway.contract.Reading.Violated;
import railway.contract.Zoo.Card;
import railway.contract.Zoo.Currency;
import railway.contract.Zoo.Line;
import railway.contract.Zoo.Order;
import railway.contract.Zoo.Payment;

/** Bad trees are answered by where, what and how to mend it. */
class ViolationTest {
  record Amount(int amount) {}

  record Account(long number, BigInteger huge, BigDecimal exact) {}

  record Times(
      java.time.Instant at,
      java.time.LocalDate on,
      java.time.Duration takes,
      java.net.URI address,
      java.util.UUID id) {}

  record Ratio(int part, int whole) {
    Ratio {
      part = part / whole;
    }
  }

  record Silent(String text) {
    Silent {
      if (text.isEmpty()) {
        throw new NullPointerException();
      }
    }
  }

  @Test
  void allViolationsAreFound_inTheOrderOfTheContract() {
    Map<String, Object> badLine = Map.of("sku", 1, "quantity", "2", "price", true);
    Map<String, Object> goodLine = Map.of("sku", "shoe", "quantity", 1, "price", 1);
    Map<String, Object> tree =
        Map.of(
            "lines", List.of(goodLine, badLine, "x"),
            "note", 5,
            "payment", Map.of("type", "Card", "holder", "Ada", "currency", "EURO"));

    assertThat(paths(Order.class, tree))
        .containsExactly(
            "$.orderId",
            "$.lines[1].sku",
            "$.lines[1].quantity",
            "$.lines[1].price",
            "$.lines[2]",
            "$.note",
            "$.payment.currency");
  }

  @Test
  void aNumberInQuotes_isShown_becauseTheQuotesAreTheError() {
    assertThat(only(Amount.class, Map.of("amount", "5")))
        .isEqualTo(
            new Violation(
                "$.amount", "expected a whole number, got text \"5\"", "send it without quotes"));
  }

  @Test
  void aFraction_isNoWholeNumber() {
    assertThat(only(Amount.class, Map.of("amount", 5.5)).problem())
        .isEqualTo("expected a whole number, got one with a fraction");
    assertThat(only(Amount.class, Map.of("amount", new BigDecimal("1E-90"))).problem())
        .contains("fraction");
  }

  @Test
  void aNumberOutOfRange_isToldTheRange() {
    for (Object number :
        List.of(
            2_147_483_648L,
            -2_147_483_649L,
            Long.MAX_VALUE,
            new BigInteger("9".repeat(80)),
            new BigDecimal("1E+999999999"),
            1e300)) {
      assertThat(only(Amount.class, Map.of("amount", number)).problem())
          .isEqualTo("expected a whole number from -2147483648 to 2147483647, got one outside");
    }
  }

  @Test
  void numbersThatWouldFillTheMemory_areRefused() {
    var tree = Map.of("number", 1, "huge", new BigDecimal("1E+999999999"), "exact", 1e300);

    assertThat(paths(Account.class, tree)).containsExactly("$.huge", "$.exact");
    var hundredAndOneDigits = new BigDecimal("1E+100");
    assertThat(paths(Account.class, Map.of("number", 1, "huge", hundredAndOneDigits, "exact", 1)))
        .containsExactly("$.huge");
  }

  @Test
  void whatIsNoNumber_isNone() {
    for (Object odd :
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, new AtomicInteger(5), true)) {
      assertThat(paths(Account.class, Map.of("number", odd, "huge", odd, "exact", odd)))
          .containsExactly("$.number", "$.huge", "$.exact");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "1.", ".5", "1e", "1e+", "1e9999", "0x1", "1 ", "+1", "١", "1_000", "NaN", "1.2.3"
      })
  void textThatIsNoNumber_isNone_inOurOwnEntriesToo(String text) {
    var tree = Map.of("number", 1, "huge", 1, "exact", text);

    assertThat(violations(Account.class, tree, LENIENT)).hasSize(1);
  }

  @Test
  void aMissingField_isAViolation_andSaysWhatToSend() {
    assertThat(only(Line.class, Map.of("sku", "a", "price", 1)))
        .isEqualTo(new Violation("$.quantity", "missing", "send whole number (int)"));
  }

  @Test
  void aNull_isMissing() {
    var tree = new HashMap<String, Object>(Map.of("sku", "a", "price", 1));
    tree.put("quantity", null);

    assertThat(only(Line.class, tree).problem()).isEqualTo("missing");
  }

  @Test
  void aMissingList_isAViolationToo() {
    assertThat(paths(Order.class, Map.of("orderId", "a", "payment", Map.of("type", "Cash"))))
        .containsExactly("$.lines");
  }

  @Test
  void anUnknownField_isNamed_withTheFieldThatWasProbablyMeant() {
    var tree = Map.of("sku", "a", "quantity", 1, "price", 1, "quantitiy", 2);

    assertThat(only(Line.class, tree))
        .isEqualTo(
            new Violation(
                "$.quantitiy", "Line has no field \"quantitiy\"", "did you mean \"quantity\"?"));
  }

  @Test
  void anUnknownFieldThatResemblesNone_isToldTheKnownOnes() {
    var tree = Map.of("sku", "a", "quantity", 1, "price", 1, "loyalty points", 2);

    assertThat(only(Line.class, tree))
        .isEqualTo(
            new Violation(
                "$[\"loyalty points\"]",
                "Line has no field \"loyalty points\"",
                "known: sku, quantity, price"));
  }

  @Test
  void theTypeOfACase_isNoFieldOfTheBareRecord() {
    assertThat(paths(Card.class, Map.of("type", "Card", "holder", "A", "currency", "EUR")))
        .containsExactly("$.type");
  }

  @Test
  void anUnknownType_isShown_withTheTypeThatWasProbablyMeant() {
    assertThat(only(Payment.class, Map.of("type", "card")))
        .isEqualTo(new Violation("$.type", "no Payment \"card\"", "did you mean \"Card\"?"));
    assertThat(only(Payment.class, Map.of("type", "Voucher")).mend())
        .isEqualTo("known: Card, Sepa, Cash");
  }

  @Test
  void aTypeThatIsMissingOrNoText_isAViolation() {
    assertThat(only(Payment.class, Map.of("iban", "x")))
        .isEqualTo(new Violation("$.type", "missing", "send one of Card, Sepa, Cash"));
    assertThat(only(Payment.class, Map.of("type", List.of())).problem())
        .isEqualTo("expected text, got a list of 0 elements");
  }

  @Test
  void anUnknownConstant_isShown_shortenedAndOnOneLine() {
    var tree = Map.of("holder", "Ada", "currency", "E\nUR" + "x".repeat(100));
    var violation = only(Card.class, tree);

    assertThat(violation.problem())
        .isEqualTo("no Currency \"E?UR" + "x".repeat(35) + "…\"")
        .doesNotContain("\n");
    assertThat(violation.mend()).isEqualTo("known: EUR, USD");
  }

  @Test
  void notations_areToldAnExample_butNotShown() {
    var secret = "secret-of-somebody";
    Map<String, Object> tree =
        Map.of("at", secret, "on", secret, "takes", secret, "address", "a b", "id", "1-1-1-1-1");
    var violations = violations(Times.class, tree, STRICT);

    assertThat(violations).hasSize(5);
    assertThat(violations.getFirst())
        .isEqualTo(
            new Violation(
                "$.at",
                "expected instant as text such as 2030-01-31T09:30:00Z, got text of 18 characters",
                "send instant as text such as 2030-01-31T09:30:00Z"));
    assertThat(violations.toString()).doesNotContain(secret);
  }

  @Test
  void whatAConstructorSays_isAViolationOfTheRecord() {
    Map<String, Object> line = Map.of("sku", "a", "quantity", 0, "price", 1);
    Map<String, Object> tree =
        Map.of("orderId", "o", "lines", List.of(line), "payment", Map.of("type", "Cash"));

    assertThat(only(Order.class, tree))
        .isEqualTo(
            new Violation("$.lines[0]", "quantity must be at least 1", "send what Line accepts"));
    assertThat(only(Ratio.class, Map.of("part", 1, "whole", 0)).problem()).isEqualTo("/ by zero");
    assertThat(only(Silent.class, Map.of("text", "")).problem())
        .isEqualTo("Silent refused it with NullPointerException");
  }

  @Test
  void whatAConstructorQuotes_isNotShown_whenItIsLong() {
    var secret = "s".repeat(41);

    assertThat(only(Zoo.Picky.class, Map.of("currency", secret, "email", "a@b")).problem())
        .isEqualTo("not a currency code: (text of 41 characters)");
  }

  @Test
  void aRootThatIsNoObject_isAViolation_whateverItIs() {
    for (var root : new Object[] {null, "text", 1, true, List.of(), new Object(), new int[0]}) {
      assertThat(paths(Line.class, root)).containsExactly("$");
      assertThat(paths(Payment.class, root)).containsExactly("$");
    }
  }

  @Test
  void nullsAndOddKeysInCollections_areViolations() {
    var prices = new LinkedHashMap<Object, Object>();
    prices.put("ok", 1);
    prices.put("none", null);
    prices.put(7, 1);
    prices.put(null, 1);
    var tree =
        Map.of(
            "prices", prices,
            "tags", Collections.singletonList(null),
            "card", Map.of("holder", "A", "currency", "EUR"),
            "payment", Map.of("type", "Cash"));

    assertThat(paths(Zoo.Basket.class, tree))
        .containsExactly("$.prices[\"none\"]", "$.prices", "$.prices", "$.tags[0]");
  }

  @Test
  void halfACharacter_isAViolation_fromOutside() {
    var half = "a\uD83D";
    var tree = Map.of("holder", half, "currency", "EUR");

    assertThat(paths(Card.class, tree)).containsExactly("$.holder");
    assertThat(violations(Card.class, tree, LENIENT)).isEmpty();
    assertThat(
            violations(
                Card.class, Map.of("holder", "\uD83D\uDE82 train", "currency", "EUR"), STRICT))
        .isEmpty();
  }

  @Test
  void endlessViolations_areCutAfterAHundred_andItIsSaid() {
    var tree =
        Map.of(
            "orderId", "o",
            "lines", Collections.nCopies(100_000, "x"),
            "payment", Map.of("type", "Cash"));
    var violations = violations(Order.class, tree, STRICT);

    assertThat(violations).hasSize(Contract.MOST_VIOLATIONS + 1);
    assertThat(violations.getLast().problem()).contains("stopped after 100");
  }

  @Test
  void aSummary_isOneLineForEachViolation() {
    var reading = Contract.of(Amount.class).read(Map.of("amout", 1), STRICT);

    assertThat(((Violated<Amount>) reading).summary())
        .isEqualTo(
            "$.amount: missing (send whole number (int))\n"
                + "$.amout: Amount has no field \"amout\" (did you mean \"amount\"?)");
  }

  @Test
  void optionalsAreCheckedToo() {
    record Maybe(Optional<Currency> currency) {}

    assertThat(paths(Maybe.class, Map.of("currency", "EUX"))).containsExactly("$.currency");
  }

  private static Violation only(Class<?> type, Object tree) {
    var violations = violations(type, tree, STRICT);
    assertThat(violations).hasSize(1);
    return violations.getFirst();
  }

  private static List<String> paths(Class<?> type, Object tree) {
    return violations(type, tree, STRICT).stream().map(Violation::path).toList();
  }

  private static List<Violation> violations(Class<?> type, Object tree, Strictness strictness) {
    return switch (Contract.of(type).read(tree, strictness)) {
      case Violated<?> violated -> violated.violations();
      case Reading.Read<?> read -> List.of();
    };
  }
}
