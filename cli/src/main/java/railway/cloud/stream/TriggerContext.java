package railway.cloud.stream;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.template.TableSpec;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Scheduler;

/**
 * What the lanes of one trigger share.
 *
 * @param function the logical id
 * @param onFailureArn the on-failure destination, looked up
 */
record TriggerContext(
    String function,
    StreamTrigger trigger,
    TableSpec table,
    Optional<String> onFailureArn,
    Functions functions,
    DeadLetterSink deadLetters,
    Scheduler scheduler,
    InstantSource clock,
    CloudLog log) {

  /** The name in logs and in the fault plan. */
  String place() {
    return "stream/" + function;
  }

  /**
   * Trouble in the host of functions must not stop the lane, therefore it counts as a failure of
   * the function.
   */
  Invoked invoke(Chunk chunk) {
    try {
      return functions.invoke(function, GivenUp.payload(chunk).getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException fault) {
      log.fault(place(), fault);
      return new Invoked.Failed(fault.getClass().getName(), String.valueOf(fault.getMessage()));
    }
  }

  void giveUp(Chunk chunk, GivenUp.Condition condition) {
    DeadLetter letter =
        new GivenUp(function, table, chunk, condition, clock.instant()).letter(trigger.name());
    onFailureArn.ifPresentOrElse(
        arn -> {
          log.say(
              place(),
              chunk.records().size() + " records given up, kept in " + arn + ": " + condition);
          deadLetters.take(arn, letter);
        },
        () ->
            log.say(
                place(),
                chunk.records().size()
                    + " records given up and lost: "
                    + condition
                    + ". Give the trigger "
                    + trigger.name()
                    + " an OnFailure destination."));
  }
}
