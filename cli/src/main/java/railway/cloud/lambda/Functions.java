package railway.cloud.lambda;

/** The functions of one template, ready to be invoked. */
public interface Functions {
  /**
   * Invokes a function and waits for its end, as an event source does. Trouble in the function is
   * an answer, never an exception.
   *
   * @throws IllegalArgumentException when the template has no such function
   */
  Invoked invoke(String logicalId, byte[] payload);
}
