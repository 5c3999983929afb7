package railway.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence about one spec, and the .cfg file that lets TLC check it. The name of the file says
 * what is expected, its head says why.
 */
public sealed interface Claim {

  Pattern HOLDS = Pattern.compile("([A-Z]\\w*)\\.([a-z0-9]+(?:-[a-z0-9]+)*)\\.holds\\.cfg");
  Pattern FAILS =
      Pattern.compile("([A-Z]\\w*)\\.([a-z0-9]+(?:-[a-z0-9]+)*)\\.fails\\.([A-Z]\\w*)\\.cfg");
  Pattern STATES = Pattern.compile("(?m)^\\\\\\* distinct states: (\\d+)$");

  Path config();

  String spec();

  /** A few words, with hyphens. */
  String words();

  /** What is claimed, in one plain sentence. */
  String sentence();

  /** As the table says it. */
  String expected();

  /** It holds, in a space of exactly so many states: fewer would mean that the spec lost some. */
  record Holds(Path config, String spec, String words, String sentence, OptionalLong distinctStates)
      implements Claim {
    @Override
    public String expected() {
      return "holds";
    }
  }

  /** Without something that it needs, it fails, and this property shows it. */
  record Fails(Path config, String spec, String words, String sentence, String property)
      implements Claim {
    @Override
    public String expected() {
      return "fails: " + property;
    }
  }

  /** A file among the claims that is none, and how to make it one. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(Path config, String remedy) {
      super(config.getFileName() + ": " + remedy);
    }
  }

  default String name() {
    return spec() + "." + words();
  }

  static Claim read(Path config) throws Malformed {
    try {
      return parse(config, Files.readString(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Claim parse(Path config, String text) throws Malformed {
    String file = config.getFileName().toString();
    String first = text.lines().findFirst().orElse("");
    if (!first.startsWith("\\* ") || STATES.matcher(first).matches()) {
      throw new Malformed(
          config, "its first line must be \"\\* \" and one sentence that says what is claimed");
    }
    String sentence = first.substring(3).trim();
    Matcher holds = HOLDS.matcher(file);
    if (holds.matches()) {
      return new Holds(config, holds.group(1), holds.group(2), sentence, distinctStates(text));
    }
    Matcher fails = FAILS.matcher(file);
    if (!fails.matches()) {
      throw new Malformed(
          config, "call it <Spec>.<words-with-hyphens>.holds.cfg or ….fails.<Property>.cfg");
    }
    if (!ModelConfig.parse(text).namesFirst(fails.group(3))) {
      throw new Malformed(
          config,
          "list %s first among its INVARIANTS, or as its only PROPERTY".formatted(fails.group(3)));
    }
    return new Fails(config, fails.group(1), fails.group(2), sentence, fails.group(3));
  }

  private static OptionalLong distinctStates(String text) {
    Matcher states = STATES.matcher(text);
    return states.find() ? OptionalLong.of(Long.parseLong(states.group(1))) : OptionalLong.empty();
  }
}
