package railway.engine;

/** Reasons as they are stored: short, whatever an author or a third party puts into them. */
final class Sentence {

  /** A reason in a journal has at most this many characters. */
  static final int LONGEST = 300;

  private Sentence() {}

  static String cut(String reason) {
    return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
  }
}
