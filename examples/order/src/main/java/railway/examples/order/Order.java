package railway.examples.order;

import java.math.BigDecimal;
import java.util.List;
import railway.examples.common.Given;

/**
 * What the line needs to know of an order on its way.
 *
 * @param amount what is to be paid
 */
public record Order(
    String orderId, String customerId, String email, String address, BigDecimal amount) {
  public Order {
    orderId = Given.id("orderId", orderId);
    amount = Given.money("amount", amount);
  }

  /** The same order for less money: never below nothing, whatever discount it came with. */
  Order without(List<OrderLine> missing) {
    BigDecimal cost =
        missing.stream().map(OrderLine::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Order(
        orderId, customerId, email, address, amount.subtract(cost).max(BigDecimal.ZERO));
  }
}
