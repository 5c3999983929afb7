package railway.cloud.stream;

/** Takes what was given up. */
@FunctionalInterface
public interface DeadLetterSink {

  /**
   * Keeps a letter; it must not be lost when this returns.
   *
   * @param arn of the queue or bucket, from the template
   */
  void take(String arn, DeadLetter letter);
}
