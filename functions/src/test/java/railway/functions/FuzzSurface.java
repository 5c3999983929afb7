package railway.functions;

import railway.functions.fuzz.Dice;

/** A place where bytes come in from outside, with what is declared to come of them. */
interface FuzzSurface {

  String name();

  /** An input, good or bad. */
  byte[] draw(Dice dice);

  /**
   * Sends it, and throws if anything comes of it that is not declared.
   *
   * @return what came of it, in a word or two
   */
  String judge(byte[] input);
}
