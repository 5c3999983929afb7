package railway.specs.mutants;

import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param spec the only one whose mutants are wanted, if one is
 * @param most so many mutants of each spec
 * @param atOnce so many runs of TLC side by side
 */
record Arguments(Optional<String> spec, int most, long seed, int atOnce) {

  static final String USAGE =
      "specs/mutants [--spec <Spec>] [--most <mutants of each spec>] [--seed <n>] [--at-once <n>]";

  static Arguments parse(List<String> words) {
    Arguments arguments = new Arguments(Optional.empty(), Integer.MAX_VALUE, 1, 2);
    if (words.size() % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    for (int at = 0; at < words.size(); at += 2) {
      arguments = arguments.with(words.get(at), words.get(at + 1));
    }
    return arguments;
  }

  private Arguments with(String option, String value) {
    return switch (option) {
      case "--spec" -> new Arguments(Optional.of(value), most, seed, atOnce);
      case "--most" -> new Arguments(spec, Integer.parseInt(value), seed, atOnce);
      case "--seed" -> new Arguments(spec, most, Long.parseLong(value), atOnce);
      case "--at-once" -> new Arguments(spec, most, seed, Integer.parseInt(value));
      default -> throw new IllegalArgumentException(USAGE);
    };
  }
}
