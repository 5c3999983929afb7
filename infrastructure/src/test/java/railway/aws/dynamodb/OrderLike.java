package railway.aws.dynamodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import railway.workflow.Event;

/** An event of ordinary size, like those of a shop. */
record OrderLike(
    String orderId,
    String customerId,
    String email,
    String street,
    String city,
    List<Line> lines,
    BigDecimal total,
    String currency,
    Instant placedAt)
    implements Event {

  record Line(String product, int quantity, BigDecimal price) {}

  static OrderLike placed() {
    return new OrderLike(
        "2026-0004711",
        "customer-0815",
        "rosalind.franklin@example.org",
        "Drury Lane 7",
        "London WC2B",
        List.of(
            new Line("tea-earl-grey-250g", 2, new BigDecimal("7.90")),
            new Line("teapot-blue", 1, new BigDecimal("34.95")),
            new Line("sugar-cubes", 3, new BigDecimal("1.49"))),
        new BigDecimal("55.22"),
        "GBP",
        Instant.parse("2026-03-01T11:59:58.123Z"));
  }
}
