package railway.emulator;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where an emulator of AWS is to be found. */
sealed interface Whereabouts {
  /** Names the endpoint; the SDK's own word for it. */
  String VARIABLE = "AWS_ENDPOINT_URL";

  /** Set it to true when an emulator runs on a machine whose name is one of AWS. */
  String EMULATOR_IN_AWS = "railway.emulator.in.aws";

  /** Names that end so belong to AWS, where tables cost money and hold what somebody needs. */
  List<String> AWS = List.of("amazonaws.com", "amazonaws.com.cn", "api.aws", "aws.dev");

  /** Behind an endpoint that somebody has started. */
  record At(URI endpoint) implements Whereabouts {}

  /** In a container that is yet to be started. */
  record InDocker() implements Whereabouts {}

  /** Nowhere. */
  record Nowhere(String reason) implements Whereabouts {}

  /**
   * Looks for one: an endpoint that is named comes first.
   *
   * @param named the value of {@value #VARIABLE}; blank counts as not set
   * @param inAws whether an emulator may have a name of AWS
   * @throws IllegalArgumentException if the endpoint is not one that a test may write to
   */
  static Whereabouts of(Optional<String> named, boolean inAws, BooleanSupplier docker) {
    Optional<String> endpoint = named.map(String::strip).filter(text -> !text.isEmpty());
    if (endpoint.isPresent()) {
      return new At(checked(endpoint.get(), inAws));
    }
    return docker.getAsBoolean() ? new InDocker() : new Nowhere(nowhere());
  }

  private static String nowhere() {
    return """
        The stack was not tried on an emulator: %s is not set, and no Docker answers in which %s could be started (docker info says why).
        To run this test start Docker; or start an emulator yourself and name it:
          moto_server -H 127.0.0.1 -p 5555
          %s=http://127.0.0.1:5555 ./mvnw -pl cli package -Dtest=OrderOnEmulatorTest -Dsurefire.failIfNoSpecifiedTests=false
        docs/reference/emulators.md says which emulator is for what."""
        .formatted(VARIABLE, LocalStack.IMAGE, VARIABLE);
  }

  private static URI checked(String text, boolean inAws) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw refused(text, "is no URL");
    }
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    Optional<String> host = Optional.ofNullable(uri.getHost());
    if (host.isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
      throw refused(text, "is no http or https URL with a host");
    }
    if (!inAws && belongsToAws(host.get())) {
      throw refused(
          text,
          "belongs to AWS, and this test makes and deletes tables (if it is an emulator all the"
              + " same, add -D%s=true)".formatted(EMULATOR_IN_AWS));
    }
    return uri;
  }

  /** A final dot is the same name, and capitals are the same letters. */
  private static boolean belongsToAws(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return AWS.stream().anyMatch(aws -> name.equals(aws) || name.endsWith("." + aws));
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException(
        "%s is %s, which %s. Name an emulator, such as http://127.0.0.1:5555, or unset it."
            .formatted(VARIABLE, text, why));
  }
}
