package railway.examples.order;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the customer is asked: continue without these?
 *
 * @param rest the order without them
 * @param saved what is not to be paid then
 */
public record MissingProducts(Order rest, List<OrderLine> missing, BigDecimal saved) {
  public MissingProducts {
    missing = List.copyOf(missing);
  }
}
