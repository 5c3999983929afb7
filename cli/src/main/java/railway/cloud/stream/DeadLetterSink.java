package railway.cloud.stream;

/** Takes what was given up. */
@FunctionalInterface
public interface DeadLetterSink {

  /**
   * @param arn of the queue, from the template
   * @param message the whole invocation record, JSON
   */
  void take(String arn, String message);
}
