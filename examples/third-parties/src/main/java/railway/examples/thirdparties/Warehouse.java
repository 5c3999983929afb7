package railway.examples.thirdparties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reserves stock in one step, can be asked about a reservation, and knows no idempotency: the same
 * reservation posted again is reserved again. Products whose SKU starts with {@code rare-} are
 * never in stock, all others always are, so that the answer does not depend on who came first.
 */
public final class Warehouse extends ThirdParty {
  /** The effect, counted by reservation id. */
  public static final String RESERVATION = "reservation";

  private record Reservation(String orderId, List<Line> reserved, List<Line> missing, int times) {}

  private final Map<String, Reservation> reservations = new LinkedHashMap<>();

  Warehouse(Surroundings around) {
    super("warehouse", around);
  }

  @Override
  List<Route> routes() {
    return List.of(
        Route.business(
            "POST /reservations",
            "reserve",
            request -> request.text("reservationId"),
            Endpoint.of(this::reserve)),
        Route.business(
            "GET /reservations/{reservationId}",
            "find",
            request -> request.part("reservationId"),
            Endpoint.of(this::find)));
  }

  private synchronized Reply reserve(Request request) {
    String id = request.text("reservationId");
    String orderId = request.text("orderId");
    List<Line> lines = Line.all(request);
    List<Line> missing = lines.stream().filter(Warehouse::outOfStock).toList();
    List<Line> there = lines.stream().filter(line -> !outOfStock(line)).toList();
    boolean partWillDo = request.flag("partial");
    if (there.isEmpty() || (!missing.isEmpty() && !partWillDo)) {
      return Reply.of(
          409,
          Reply.fields("reservationId", id, "reason", "out of stock", "missing", trees(missing)));
    }
    effects().add(RESERVATION, id);
    Reservation reservation =
        new Reservation(orderId, there, missing, effects().count(RESERVATION, id));
    reservations.put(id, reservation);
    return Reply.of(201, tree(id, reservation));
  }

  private synchronized Reply find(Request request) {
    String id = request.part("reservationId");
    return Optional.ofNullable(reservations.get(id))
        .map(reservation -> Reply.of(200, tree(id, reservation)))
        .orElseGet(() -> Reply.of(404, Reply.fields("reservationId", id, "found", false)));
  }

  private static boolean outOfStock(Line line) {
    return line.sku().startsWith("rare-");
  }

  private static Map<String, Object> tree(String id, Reservation reservation) {
    return Reply.fields(
        "reservationId", id,
        "orderId", reservation.orderId(),
        "reserved", trees(reservation.reserved()),
        "missing", trees(reservation.missing()),
        "times", reservation.times());
  }

  private static List<Map<String, Object>> trees(List<Line> lines) {
    return lines.stream().map(Line::toTree).toList();
  }
}
