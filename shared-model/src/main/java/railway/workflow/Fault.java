package railway.workflow;

/**
 * Why an attempt brought no definite answer. Faults are not outcomes: they are retried or mapped.
 */
public sealed interface Fault {

  /** What happened, for people; never a payload or a secret. */
  String reason();

  /** The request definitely had no effect: connection refused, name not resolved. */
  record Refused(String reason) implements Fault {}

  /** Nobody knows whether the request had an effect: time-out, reset, 5xx, crash. */
  record Unanswered(String reason) implements Fault {}
}
