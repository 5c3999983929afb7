package railway.examples.thirdparties;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** With which card the customer pays; it decides how the payment goes. */
public enum Card {
  /** Pays, and the payment can be captured. */
  GOOD,
  /** Has insufficient funds; the customer may pay again with another card. */
  EMPTY,
  /** The customer leaves the payment page and never comes back: no webhook. */
  ABANDONED,
  /** Pays, but every capture and every refund is declined. */
  BLOCKED;

  static Card of(String word) {
    return Stream.of(values())
        .filter(card -> card.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedRequest(
                    "field 'card' is "
                        + word
                        + ": send one of "
                        + Stream.of(values()).map(Card::word).collect(Collectors.joining(", "))));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
