package railway.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import railway.examples.order.OrderLine;

/** Orders differ, and are the same for the same seed. */
class OrderBookTest {

  @Test
  void theSameSeed_makesTheSameOrders_andAnotherMakesOthers() {
    assertThat(OrderBook.orders(1, 50, true)).isEqualTo(OrderBook.orders(1, 50, true));
    assertThat(OrderBook.orders(1, 50, true)).isNotEqualTo(OrderBook.orders(2, 50, true));
  }

  @Test
  void moreOrders_doNotChangeTheFirstOnes() {
    assertThat(OrderBook.orders(1, 50, true).subList(0, 5)).isEqualTo(OrderBook.orders(1, 5, true));
  }

  @Test
  void theFirstThree_walkTheExample_whateverTheSeed() {
    for (long seed = 1; seed <= 10; seed++) {
      List<Fate> fates = OrderBook.orders(seed, 3, false).stream().map(PlannedOrder::fate).toList();

      assertThat(fates).isEqualTo(Fate.TOUR);
    }
  }

  @Test
  void everyFate_isDrawnAmongTwoHundredOrders() {
    assertThat(OrderBook.orders(1, 200, false).stream().map(PlannedOrder::fate).distinct())
        .containsAll(Fate.ALL);
  }

  @Test
  void goodsAndAddress_makeTheFateComeTrue() {
    for (PlannedOrder order : OrderBook.orders(3, 200, false)) {
      long rare = order.placed().lines().stream().filter(OrderBookTest::isRare).count();
      long others = order.placed().lines().size() - rare;

      assertThat(rare > 0).isEqualTo(order.fate().goods() != Fate.Goods.ALL_IN_STOCK);
      assertThat(others > 0).isEqualTo(order.fate().goods() != Fate.Goods.ALL_RARE);
      assertThat(order.placed().address().startsWith("remote")).isEqualTo(order.fate().remote());
    }
  }

  private static boolean isRare(OrderLine line) {
    return line.sku().startsWith("rare-");
  }
}
