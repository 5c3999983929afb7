package railway.cli.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderLine;

/** Makes orders; the same seed makes the same ones. */
public final class OrderBook {
  private static final List<String> CUSTOMERS =
      List.of("ada", "blaise", "carl", "emmy", "grace", "kurt", "maria", "srinivasa");

  private static final List<OrderLine> SHELF =
      List.of(line("cup", "4"), line("book", "12.50"), line("lamp", "30"), line("chair", "75.90"));

  private static final List<OrderLine> WISHES =
      List.of(line("rare-vase", "90"), line("rare-stamp", "250"));

  private final long seed;
  private final SplittableRandom dice;

  private OrderBook(long seed) {
    this.seed = seed;
    this.dice = new SplittableRandom(seed);
  }

  /**
   * So many orders. The first three walk every category and every To-Do of the example; the others
   * are drawn.
   *
   * @param impatient whether some people are, see {@link PlannedOrder#impatient}
   */
  public static List<PlannedOrder> orders(long seed, int count, boolean impatient) {
    OrderBook book = new OrderBook(seed);
    List<PlannedOrder> orders = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      orders.add(book.order(number, impatient));
    }
    return orders;
  }

  private PlannedOrder order(int number, boolean impatient) {
    Fate drawn = drawn(Fate.ALL);
    Fate fate = number <= Fate.TOUR.size() ? Fate.TOUR.get(number - 1) : drawn;
    String customer = drawn(CUSTOMERS);
    List<OrderLine> lines = lines(fate.goods());
    OrderPlaced placed =
        new OrderPlaced(
            "%d-%03d".formatted(seed, number),
            customer,
            customer + "@example.org",
            fate.remote() ? "remote island " + number : number + " Main Street",
            lines,
            lines.stream().map(OrderBook::cost).reduce(BigDecimal.ZERO, BigDecimal::add));
    return new PlannedOrder(placed, fate, impatient && dice.nextInt(4) == 0);
  }

  private List<OrderLine> lines(Fate.Goods goods) {
    return switch (goods) {
      case ALL_IN_STOCK -> List.of(some(SHELF));
      case ONE_RARE -> List.of(some(SHELF), some(WISHES));
      case ALL_RARE -> List.of(some(WISHES));
    };
  }

  private OrderLine some(List<OrderLine> shelf) {
    OrderLine line = drawn(shelf);
    return new OrderLine(line.sku(), 1 + dice.nextInt(3), line.price());
  }

  private <T> T drawn(List<T> choices) {
    return choices.get(dice.nextInt(choices.size()));
  }

  private static OrderLine line(String sku, String price) {
    return new OrderLine(sku, 1, new BigDecimal(price));
  }

  private static BigDecimal cost(OrderLine line) {
    return line.price().multiply(BigDecimal.valueOf(line.quantity()));
  }
}
