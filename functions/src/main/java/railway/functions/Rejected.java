package railway.functions;

/** Where input is kept that nobody can read, so that it can be mended and sent again. */
@FunctionalInterface
interface Rejected {

  /**
   * Keeps an input; durable when it returns.
   *
   * @param source who sent it
   * @param reason what is wrong, where, and how to mend it
   * @param received the input as it came
   * @throws railway.store.StoreTrouble if it could not be kept
   */
  void keep(String source, String reason, String received);
}
