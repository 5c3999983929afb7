package railway.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The leaves of a sample. What is tame has many usual forms, so that a constructor that wants a
 * currency code or an e-mail address gets one sooner or later.
 */
final class Ingredients {
  private static final int ONE_WILD_IN = 8;
  private static final long YEAR_2030 = 1_893_456_000L;
  private static final long SECONDS_OF_A_YEAR = 31_536_000L;
  private static final List<String> WORDS =
      List.of("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath");
  private static final List<String> CODES = List.of("EUR", "USD", "CHF", "GBP", "DE", "NL", "FR");
  private static final List<String> WILD_WORDS =
      List.of(
          "",
          " ",
          "\"quoted\\\"",
          "line\nbreak",
          "naïve café",
          "Ωμέγα",
          "東京",
          "\uD83D\uDE82",
          "$.x[0]",
          "null",
          "0",
          "a".repeat(300));
  private static final List<String> WILD_DECIMALS =
      List.of("0", "0.00", "-1", "10.00", "1E+3", "-0.0000000001", "9".repeat(100));

  private final Random random;
  private final boolean mayBeWild;

  Ingredients(Random random, boolean mayBeWild) {
    this.random = random;
    this.mayBeWild = mayBeWild;
  }

  String text() {
    if (wild()) {
      return any(WILD_WORDS);
    }
    return switch (random.nextInt(4)) {
      case 0 -> any(CODES);
      case 1 -> any(WORDS) + "@example.org";
      case 2 -> String.valueOf(1 + random.nextInt(99_999));
      default -> any(WORDS) + "-" + (1 + random.nextInt(999));
    };
  }

  Object whole(WholeNumberShape shape) {
    if (!wild()) {
      return shape.boxed(1 + random.nextInt(9));
    }
    return shape.boxed(any(List.of(0L, -1L, 1000L, shape.least(), shape.most())));
  }

  BigInteger big() {
    return wild() ? BigInteger.TEN.pow(99).negate() : BigInteger.valueOf(1 + random.nextInt(999));
  }

  BigDecimal decimal() {
    return wild()
        ? new BigDecimal(any(WILD_DECIMALS))
        : BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
  }

  int count() {
    return wild() ? random.nextInt(2) * 10 : 1 + random.nextInt(3);
  }

  Object notation(NotationShape notation) {
    var second = random.nextLong(SECONDS_OF_A_YEAR);
    return switch (notation) {
      case INSTANT ->
          wild()
              ? any(List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochSecond(-1, 1)))
              : Instant.ofEpochSecond(YEAR_2030 + second);
      case DATE ->
          wild()
              ? any(List.of(LocalDate.EPOCH, LocalDate.MIN, LocalDate.MAX))
              : LocalDate.of(2030, 1, 1).plusDays(random.nextInt(365));
      case DURATION ->
          wild()
              ? any(List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofMillis(1_500)))
              : Duration.ofMinutes(1 + random.nextInt(120));
      case ADDRESS ->
          URI.create(wild() ? "relative#part" : "https://example.org/" + any(WORDS) + "/" + second);
      case IDENTIFIER -> new UUID(random.nextLong(), random.nextLong());
    };
  }

  private boolean wild() {
    return mayBeWild && random.nextInt(ONE_WILD_IN) == 0;
  }

  private <X> X any(List<X> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
