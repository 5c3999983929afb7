package railway.cloud.stream;

/** Takes what was given up. */
@FunctionalInterface
public interface DeadLetterSink {

  /**
   * Keeps a message; it must not be lost when this returns.
   *
   * @param arn of the queue, from the template
   * @param message the whole invocation record, JSON
   */
  void take(String arn, String message);
}
