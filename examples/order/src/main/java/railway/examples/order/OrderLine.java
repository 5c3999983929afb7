package railway.examples.order;

import java.math.BigDecimal;
import railway.examples.common.Given;

/**
 * So many pieces of one product.
 *
 * @param price of one piece
 */
public record OrderLine(String sku, int quantity, BigDecimal price) {
  public OrderLine {
    sku = Given.text("sku", sku, 100);
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity: send 1 or more, not " + quantity);
    }
    price = Given.money("price", price);
  }

  BigDecimal cost() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }
}
