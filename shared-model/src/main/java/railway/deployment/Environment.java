package railway.deployment;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of a function. Every method throws {@link IllegalStateException} that
 * names the variable and how to mend it.
 */
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** A variable that must be set. */
  public String text(String name) {
    return maybe(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Environment variable %s is missing: set it under Environment in template.yaml"
                        .formatted(name)));
  }

  /** A variable that may be left out; a blank one counts as left out. */
  public Optional<String> maybe(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** A whole number of 1 or more. */
  public int count(String name) {
    String text = text(name);
    try {
      int count = Integer.parseInt(text);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException noNumber) {
      throw illFormed(name, text, "a whole number of 1 or more, such as 2");
    }
    throw illFormed(name, text, "a whole number of 1 or more, such as 2");
  }

  /** A duration longer than nothing. */
  public Duration duration(String name) {
    String text = text(name);
    Duration duration = duration(name, text);
    if (!duration.isPositive()) {
      throw illFormed(name, text, "a duration longer than nothing, such as PT72H");
    }
    return duration;
  }

  /** A duration that may be left out, and that makes sense between two others. */
  public Duration duration(String name, Duration otherwise, Duration least, Duration most) {
    Optional<String> text = maybe(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    Duration duration = duration(name, text.get());
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw illFormed(
          name,
          text.get(),
          "a duration from %s to %s, such as %s".formatted(least, most, otherwise));
    }
    return duration;
  }

  private static Duration duration(String name, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException noDuration) {
      throw illFormed(name, text, "an ISO 8601 duration, such as PT72H or P3D");
    }
  }

  /** Where a third party is: a scheme, a host and perhaps a port. */
  public URI address(String name) {
    String text = text(name);
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException noAddress) {
      throw illFormed(name, text, "an address such as https://warehouse.example.org");
    }
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    boolean bare = address.getPath() == null || address.getPath().matches("/?");
    if (!http || address.getHost() == null || !bare || address.getRawQuery() != null) {
      throw illFormed(
          name, text, "http or https, a host and no path, as in https://warehouse.example.org");
    }
    return address;
  }

  /** A variable says what it must not. */
  public static IllegalStateException illFormed(String name, String text, String expected) {
    return new IllegalStateException(
        "Environment variable %s is '%s': it must be %s. Correct it in template.yaml"
            .formatted(name, text, expected));
  }
}
