package railway.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What invokes a function. The name is the key under the function's {@code Events}. */
public sealed interface EventSource {

  String name();

  /**
   * The stream of a table, read from its beginning.
   *
   * @param table the logical id of the table
   * @param batchSize the most records that one invocation gets
   * @param window how long to gather records for a fuller batch
   * @param parallelization how many batches of one shard may run at once; records of one partition
   *     key never do
   * @param filters patterns in JSON; a record passes when any one matches, and every record passes
   *     when there is none
   * @param maximumRetries empty: until the record is too old
   * @param maximumRecordAge empty: as long as the stream keeps the record
   * @param onFailure the ARN of the queue or bucket that gets what was given up
   */
  record StreamTrigger(
      String name,
      String table,
      int batchSize,
      Duration window,
      int parallelization,
      List<String> filters,
      boolean reportsBatchItemFailures,
      boolean bisectsOnError,
      OptionalInt maximumRetries,
      Optional<Duration> maximumRecordAge,
      Optional<Expression> onFailure)
      implements EventSource {
    public StreamTrigger {
      filters = List.copyOf(filters);
    }
  }

  /**
   * A rule on a bus.
   *
   * @param bus resolves to the name of the bus
   * @param pattern the event pattern in JSON
   * @param input what the function gets
   */
  record BusRule(
      String name, Expression bus, String pattern, RuleInput input, DeliveryPolicy delivery)
      implements EventSource {}

  /**
   * An invocation at a fixed rate.
   *
   * @param enabled or else it is there and never beats
   * @param role the logical id of the role in which the scheduler invokes the function, if the
   *     template names one
   * @param input the JSON that the function gets
   */
  record Schedule(
      String name,
      boolean enabled,
      Duration rate,
      Optional<String> input,
      DeliveryPolicy delivery,
      Optional<String> role)
      implements EventSource {}

  /**
   * A route of an HTTP API, payload format 2.0.
   *
   * @param api the logical id of the API
   * @param method in capitals, or {@code ANY}
   * @param path with parameters in braces, as {@code /todos/{taskId}}
   */
  record ApiRoute(String name, String api, String method, String path, Access access)
      implements EventSource {}

  /** Who may call a route. */
  enum Access {
    /** Whoever has a token that the API's default authorizer accepts. */
    AUTHORIZED,
    /** Anybody. */
    OPEN
  }
}
