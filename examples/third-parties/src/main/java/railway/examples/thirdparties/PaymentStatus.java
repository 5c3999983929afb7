package railway.examples.thirdparties;

import java.util.Locale;

/** Where a payment attempt stands. {@link #PAID} is final. */
public enum PaymentStatus {
  OPEN,
  INSUFFICIENT_FUNDS,
  PAID;

  /** As in a webhook: {@code insufficient-funds}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
