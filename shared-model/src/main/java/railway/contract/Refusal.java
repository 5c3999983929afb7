package railway.contract;

import java.util.Optional;

/**
 * What a record's constructor said when it refused. The author's words are shown, but not what they
 * quote: a text from outside may be a secret.
 */
final class Refusal {
  private static final int LONGEST = 200;

  private Refusal() {}

  static String of(Throwable refusal, String name, Object[] components) {
    var said = refusal.getMessage();
    if (said == null || said.isBlank()) {
      return refused(name, refusal);
    }
    for (var component : components) {
      said = withoutQuote(said, component);
    }
    var line = said.replace('\n', ' ').replace('\r', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static String refused(String name, Throwable refusal) {
    return name + " refused it with " + refusal.getClass().getSimpleName();
  }

  private static String withoutQuote(String said, Object component) {
    var value = component instanceof Optional<?> optional ? optional.orElse(null) : component;
    return value instanceof String text && text.length() > Sight.LONGEST
        ? said.replace(text, "(" + Sight.of(text) + ")")
        : said;
  }
}
