package railway.examples.thirdparties;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Books a delivery in two steps. Every {@code POST /holds} keeps another slot; confirming and
 * cancelling one are final, safe to repeat, and done one after the other, whoever asks at the same
 * time. An address that starts with {@code remote} has no slot.
 */
public final class Courier extends ThirdParty {
  /** The effect, counted by the reference under which the slot was held. */
  public static final String BOOKING = "booking";

  private final InstantSource clock;
  private final Duration holdsLast;
  private final Map<String, Hold> holds = new LinkedHashMap<>();

  Courier(Surroundings around) {
    super("courier", around);
    this.clock = around.clock();
    this.holdsLast = around.settings().holdsLast();
  }

  /** Every hold ever made, as it stands now. */
  public synchronized List<Hold> holds() {
    holds.replaceAll((id, hold) -> hold.at(clock.instant()));
    return List.copyOf(holds.values());
  }

  @Override
  List<Route> routes() {
    return List.of(
        Route.business(
            "POST /holds", "hold", request -> request.text("reference"), Endpoint.of(this::hold)),
        Route.business(
            "GET /holds",
            "find",
            request -> request.parameter("reference"),
            Endpoint.of(this::find)),
        Route.business(
            "POST /holds/{holdId}/confirm",
            "confirm",
            request -> request.part("holdId"),
            Endpoint.of(request -> settle(request, this::confirm))),
        Route.business(
            "POST /holds/{holdId}/cancel",
            "cancel",
            request -> request.part("holdId"),
            Endpoint.of(request -> settle(request, this::cancel))));
  }

  private synchronized Reply hold(Request request) {
    String reference = request.text("reference");
    String orderId = request.text("orderId");
    if (request.text("address").startsWith("remote")) {
      return Reply.of(409, Reply.fields("reference", reference, "reason", "no slot"));
    }
    long earlier = holds.values().stream().filter(h -> h.reference().equals(reference)).count();
    Hold hold =
        new Hold(
            "hold-" + reference + "-" + (earlier + 1),
            reference,
            orderId,
            clock.instant().plus(holdsLast),
            HoldStatus.HELD);
    holds.put(hold.holdId(), hold);
    return Reply.of(201, hold.tree());
  }

  private Reply find(Request request) {
    String reference = request.parameter("reference");
    List<Map<String, Object>> found =
        holds().stream().filter(h -> h.reference().equals(reference)).map(Hold::tree).toList();
    return Reply.of(200, Reply.fields("reference", reference, "holds", found));
  }

  private synchronized Reply settle(Request request, Function<Hold, Reply> step) {
    String id = request.part("holdId");
    return Optional.ofNullable(holds.get(id))
        .map(hold -> step.apply(keep(hold.at(clock.instant()))))
        .orElseGet(() -> Reply.of(404, Reply.fields("holdId", id, "found", false)));
  }

  private Reply confirm(Hold hold) {
    return switch (hold.status()) {
      case HELD -> {
        effects().add(BOOKING, hold.reference());
        yield Reply.of(200, keep(hold.become(HoldStatus.CONFIRMED)).tree());
      }
      case CONFIRMED -> Reply.of(200, hold.tree());
      case CANCELLED, EXPIRED -> Reply.of(410, hold.tree());
    };
  }

  private Reply cancel(Hold hold) {
    return switch (hold.status()) {
      case HELD -> Reply.of(200, keep(hold.become(HoldStatus.CANCELLED)).tree());
      case CANCELLED, EXPIRED -> Reply.of(200, hold.tree());
      case CONFIRMED -> {
        Map<String, Object> tree = hold.tree();
        tree.put("reason", "already confirmed");
        yield Reply.of(409, tree);
      }
    };
  }

  private Hold keep(Hold hold) {
    holds.put(hold.holdId(), hold);
    return hold;
  }
}
