package railway.functions;

import java.time.Duration;
import railway.deployment.Environment;
import railway.engine.Pace;

/**
 * What a stack tells its functions, whatever its workflows are.
 *
 * @param dueShards of the due index: as many as there are schedules
 * @param rowRetention how long the row of a workflow that has ended, or of a decided To-Do, is kept
 */
record Settings(
    String journalTable,
    String workflowsTable,
    String toDosTable,
    String bus,
    String rejectedQueueUrl,
    int dueShards,
    Duration rowRetention,
    Pace pace) {

  /** How long rows are kept unless the stack says otherwise. */
  static final Duration ROW_RETENTION = Duration.ofDays(90);

  /**
   * Reads them.
   *
   * @throws IllegalStateException naming a variable that is missing or ill-formed
   */
  static Settings of(Environment environment) {
    return new Settings(
        environment.text("JOURNAL_TABLE"),
        environment.text("WORKFLOWS_TABLE"),
        environment.text("TODOS_TABLE"),
        environment.text("EVENT_BUS"),
        environment.text("REJECTED_QUEUE_URL"),
        environment.count("DUE_SHARDS"),
        environment.duration(
            "ROW_RETENTION", ROW_RETENTION, Duration.ofDays(1), Duration.ofDays(3650)),
        pace(environment));
  }

  /**
   * The usual pace, with what an operator may want to be otherwise. The bounds: a wait in place is
   * paid for and must leave time for the attempt after it; without grace the sweeper would look
   * after every entry that the stream is about to bring; and a deployment that is thought to last a
   * day holds up an alarm for a day.
   */
  private static Pace pace(Environment environment) {
    Pace usual = Pace.USUAL;
    return new Pace(
        usual.slack(),
        environment.duration(
            "SWEEP_GRACE", usual.grace(), Duration.ofSeconds(5), Duration.ofHours(1)),
        environment.duration(
            "WAIT_IN_PLACE", usual.inPlace(), Duration.ZERO, Duration.ofSeconds(20)),
        usual.firstAsk(),
        usual.longestAsk(),
        usual.longestSweep(),
        environment.duration(
            "DEPLOYMENT_WINDOW", usual.deployment(), Duration.ofMinutes(1), Duration.ofDays(1)),
        usual.leftOvers());
  }
}
