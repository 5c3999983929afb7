package railway.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records of every kind that a contract supports. */
final class Zoo {
  private Zoo() {}

  static final List<Class<?>> ALL =
      List.of(
          Order.class,
          Everything.class,
          Boxed.class,
          Nothing.class,
          Tree.class,
          Sum.class,
          Payment.class,
          Basket.class,
          Picky.class,
          Stay.class,
          Deep.class);

  record Order(String orderId, List<Line> lines, Optional<String> note, Payment payment) {
    Order {
      if (orderId.isBlank()) {
        throw new IllegalArgumentException("an order needs an id");
      }
      lines = List.copyOf(lines);
    }
  }

  record Line(String sku, int quantity, BigDecimal price) {
    Line {
      if (quantity < 1) {
        throw new IllegalArgumentException("quantity must be at least 1");
      }
    }
  }

  enum Currency {
    EUR,
    USD {
      @Override
      public String toString() {
        return "dollar";
      }
    }
  }

  sealed interface Payment permits Card, Transfer {}

  record Card(String holder, Currency currency) implements Payment {}

  sealed interface Transfer extends Payment permits Sepa, Cash {}

  record Sepa(String iban) implements Transfer {}

  record Cash() implements Transfer {}

  record Everything(
      String text,
      boolean flag,
      int small,
      long large,
      BigInteger huge,
      BigDecimal exact,
      Currency currency,
      Instant at,
      LocalDate on,
      Duration takes,
      URI address,
      UUID id,
      Optional<Line> line,
      Optional<List<Integer>> numbers,
      List<List<String>> texts,
      Set<Currency> currencies,
      Map<String, Payment> payments,
      Map<String, Map<String, Set<Long>>> nested) {}

  record Boxed(Boolean flag, Integer small, Long large, Optional<Boolean> maybe) {}

  record Nothing() {}

  record Tree(String label, List<Tree> children, Optional<Tree> twin, Map<String, Tree> named) {}

  sealed interface Term permits Sum, Value {}

  record Sum(Term left, Term right) implements Term {}

  record Value(long value) implements Term {}

  record Basket(Map<String, BigDecimal> prices, Set<String> tags, Card card, Payment payment) {}

  /** Accepts only a three-letter code and an address, so that samples must be tried again. */
  record Picky(String currency, String email) {
    Picky {
      if (currency.length() != 3) {
        throw new IllegalArgumentException("not a currency code: " + currency);
      }
      if (email.indexOf('@') < 1) {
        throw new IllegalArgumentException("not an e-mail address: " + email);
      }
    }
  }

  record Stay(LocalDate from, LocalDate to) {
    Stay {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("a stay ends after it has begun");
      }
    }
  }

  record Deep(Optional<Deep> next) {
    static Deep of(int levels) {
      var deep = new Deep(Optional.empty());
      for (var level = 1; level < levels; level++) {
        deep = new Deep(Optional.of(deep));
      }
      return deep;
    }
  }
}
