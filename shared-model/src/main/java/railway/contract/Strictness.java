package railway.contract;

/** How a reading treats what the contract does not name. */
public enum Strictness {
  /**
   * For input from outside: a field that the contract does not name, an element that a set holds
   * twice, and text that no store could keep are violations, because the sender meant something
   * that would be lost.
   */
  STRICT,
  /**
   * For entries that we stored ourselves: fields that the contract does not name were written by a
   * newer version and are passed over. Decimal and big numbers may also be text, because a store
   * that cuts trailing zeros or digits off has to keep such a number as text.
   */
  LENIENT
}
