package railway.emulator;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Lets a test run where an emulator is, and tells loudly where it is not: a report that only counts
 * what was skipped says nothing of how to mend it. An endpoint that must not be written to fails
 * the test instead of skipping it; so does a missing emulator where one is required.
 */
final class EmulatorCondition implements ExecutionCondition {
  /** For a build that is there to try the stack: nothing may be skipped. */
  static final String REQUIRED = "railway.emulator.required";

  /** Where this process finds one; Docker is asked once. */
  static Whereabouts whereabouts() {
    return Known.WHEREABOUTS;
  }

  private static final class Known {
    static final Whereabouts WHEREABOUTS =
        Whereabouts.of(
            Optional.ofNullable(System.getenv(Whereabouts.VARIABLE)),
            Boolean.getBoolean(Whereabouts.EMULATOR_IN_AWS),
            Known::dockerAnswers);

    /** What Testcontainers logs of a Docker that is not there, the reason for skipping says. */
    private static boolean dockerAnswers() {
      System.setProperty("org.slf4j.simpleLogger.log.org.testcontainers.dockerclient", "off");
      return DockerClientFactory.instance().isDockerAvailable();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean whole = context.getTestMethod().isEmpty();
    return switch (whereabouts()) {
      case Whereabouts.At at -> ConditionEvaluationResult.enabled("at " + at.endpoint());
      case Whereabouts.InDocker docker -> ConditionEvaluationResult.enabled("in Docker");
      case Whereabouts.Nowhere nowhere -> {
        if (Boolean.getBoolean(REQUIRED)) {
          throw new IllegalStateException(
              "%s%n(-D%s=true forbids to skip it.)".formatted(nowhere.reason(), REQUIRED));
        }
        if (whole) {
          System.out.println("SKIPPED " + context.getDisplayName() + ". " + nowhere.reason());
        }
        yield ConditionEvaluationResult.disabled(nowhere.reason());
      }
    };
  }
}
