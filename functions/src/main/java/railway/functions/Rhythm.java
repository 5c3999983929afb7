package railway.functions;

import java.time.Duration;

/** Durations that template.yaml must be in step with; a test compares them. */
public final class Rhythm {
  /** How long a run of WakeUp covers: the period of its schedules. */
  public static final Duration ROUND = Duration.ofSeconds(60);

  /** Times the retries of the trigger in template.yaml, this is longer than a deployment takes. */
  public static final Duration BEFORE_AGAIN = Duration.ofSeconds(2);

  private Rhythm() {}
}
