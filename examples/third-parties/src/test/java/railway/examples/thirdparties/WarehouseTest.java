package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarehouseTest {
  private final Rig rig = new Rig();
  private final Warehouse warehouse = rig.parties.warehouse();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void reserve_answersWhatIsReserved_andCanBeFound() {
    Heard reserved = rig.reserve("r1", "book", "pen");

    assertThat(reserved.status()).isEqualTo(201);
    assertThat(reserved.get("reserved"))
        .isEqualTo(
            List.of(Map.of("sku", "book", "quantity", 2), Map.of("sku", "pen", "quantity", 2)));
    assertThat(reserved.get("missing")).isEqualTo(List.of());
    Heard found = rig.get(warehouse, "/reservations/r1");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.answer().body()).isEqualTo(reserved.answer().body());
  }

  @Test
  void find_saysNotFound_whenNothingWasReserved() {
    Heard found = rig.get(warehouse, "/reservations/r1");

    assertThat(found.status()).isEqualTo(404);
    assertThat(found.get("found")).isEqualTo(false);
  }

  @Test
  void reserve_reservesAgain_whenTheSameReservationIsPostedAgain() {
    rig.reserve("r1", "book");
    Heard again = rig.reserve("r1", "book");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.get("times")).isEqualTo(2);
    assertThat(warehouse.effects().count(Warehouse.RESERVATION, "r1")).isEqualTo(2);
  }

  @Test
  void reserve_hasNoEffect_whenAProductIsMissing() {
    Heard short1 = rig.reserve("r1", "book", "rare-stamp");

    assertThat(short1.status()).isEqualTo(409);
    assertThat(short1.get("missing"))
        .isEqualTo(List.of(Map.of("sku", "rare-stamp", "quantity", 2)));
    assertThat(warehouse.effects().count(Warehouse.RESERVATION, "r1")).isZero();
    assertThat(rig.get(warehouse, "/reservations/r1").status()).isEqualTo(404);
  }

  @Test
  void reserve_reservesTheRest_whenPartWillDo() {
    Map<String, Object> partial = new HashMap<>(Rig.reservation("r1", "book", "rare-stamp"));
    partial.put("partial", true);
    Heard reserved = rig.post(warehouse, "/reservations", partial);

    assertThat(reserved.status()).isEqualTo(201);
    assertThat(reserved.get("reserved")).isEqualTo(List.of(Map.of("sku", "book", "quantity", 2)));
    assertThat(reserved.get("missing"))
        .isEqualTo(List.of(Map.of("sku", "rare-stamp", "quantity", 2)));
  }

  @Test
  void reserve_hasNoEffect_whenPartWillDoButThereIsNone() {
    Map<String, Object> partial = new HashMap<>(Rig.reservation("r1", "rare-stamp"));
    partial.put("partial", true);

    assertThat(rig.post(warehouse, "/reservations", partial).status()).isEqualTo(409);
    assertThat(warehouse.effects().all()).isEmpty();
  }

  @Test
  void reserve_isRefusedWithAReason_whenALineIsMalformed() {
    Heard refused =
        rig.post(
            warehouse,
            "/reservations",
            Map.of(
                "reservationId", "r1",
                "orderId", "o1",
                "lines", List.of(Map.of("sku", "book", "quantity", 0))));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.get("error")).asString().contains("quantity", "1 or more");
  }
}
