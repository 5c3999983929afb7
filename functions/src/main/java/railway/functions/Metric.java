package railway.functions;

/**
 * Everything that is measured, by the name under which alarms and the dashboard know it. What each
 * says, and what to do about it, is in docs/guides/operate.md.
 */
enum Metric {
  WORKFLOWS_STARTED("WorkflowsStarted"),
  WORKFLOWS_ENDED("WorkflowsEnded"),
  WORKFLOWS_PAUSED("WorkflowsPaused"),
  TASKS_UNCERTAIN("TasksUncertain"),
  LATE_RESULTS("LateResults"),
  EVENTS_REJECTED("EventsRejected"),
  ANSWERS_DENIED("AnswersDenied"),
  DEFECTS("Defects"),
  SWEEP_ROUNDS("SweepRounds"),
  WORKFLOWS_WOKEN("WorkflowsWoken"),
  OVERDUE_WORKFLOWS("OverdueWorkflows"),
  OLDEST_OVERDUE_SECONDS("OldestOverdueSeconds"),
  WORKFLOWS_WITHOUT_DRIVER("WorkflowsWithoutDriver"),
  UNCERTAIN_TASKS_WAITING("UncertainTasksWaiting"),
  ATTEMPTS_UNRESOLVED_LONG("AttemptsUnresolvedLong"),
  STANDING("Standing");

  private final String words;

  Metric(String words) {
    this.words = words;
  }

  /** The name of it in CloudWatch. */
  String words() {
    return words;
  }
}
