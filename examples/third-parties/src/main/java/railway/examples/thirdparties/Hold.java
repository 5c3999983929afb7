package railway.examples.thirdparties;

import java.time.Instant;
import java.util.Map;

/** A courier's slot, kept for somebody until it is confirmed, cancelled or expires. */
public record Hold(
    String holdId, String reference, String orderId, Instant expiresAt, HoldStatus status) {

  Hold become(HoldStatus next) {
    return new Hold(holdId, reference, orderId, expiresAt, next);
  }

  /** The same hold as it stands at this time: nobody confirmed it, so it may have expired. */
  Hold at(Instant now) {
    return status == HoldStatus.HELD && !now.isBefore(expiresAt)
        ? become(HoldStatus.EXPIRED)
        : this;
  }

  Map<String, Object> tree() {
    Map<String, Object> tree =
        Reply.fields(
            "holdId", holdId,
            "reference", reference,
            "orderId", orderId,
            "status", status.word(),
            "expiresAt", expiresAt.toString());
    if (status == HoldStatus.CONFIRMED) {
      tree.put("booking", "booking-" + holdId);
    }
    return tree;
  }
}
