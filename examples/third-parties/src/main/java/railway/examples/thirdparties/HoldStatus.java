package railway.examples.thirdparties;

import java.util.Locale;

/** Where a hold stands. All but {@link #HELD} are final. */
public enum HoldStatus {
  HELD,
  CONFIRMED,
  CANCELLED,
  EXPIRED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
