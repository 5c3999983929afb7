package railway.examples.thirdparties;

import java.util.Locale;

/** Where a payment attempt stands. From {@link #PAID} on the customer cannot pay again. */
public enum PaymentStatus {
  OPEN,
  INSUFFICIENT_FUNDS,
  PAID,
  CAPTURED,
  REFUNDED;

  /** Whether the customer has done what there was to do. */
  boolean isFinalForTheCustomer() {
    return switch (this) {
      case OPEN, INSUFFICIENT_FUNDS -> false;
      case PAID, CAPTURED, REFUNDED -> true;
    };
  }

  /** As in a webhook: {@code insufficient-funds}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
