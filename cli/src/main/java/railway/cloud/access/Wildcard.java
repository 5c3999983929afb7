package railway.cloud.access;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** IAM's patterns: {@code *} is any text, {@code ?} any character, everything else is itself. */
record Wildcard(Pattern pattern) {

  static Wildcard of(String text) {
    return new Wildcard(
        Pattern.compile(
            text.codePoints()
                .mapToObj(
                    c ->
                        switch (c) {
                          case '*' -> ".*";
                          case '?' -> ".";
                          default -> Pattern.quote(Character.toString(c));
                        })
                .collect(Collectors.joining()),
            Pattern.DOTALL));
  }

  /** Actions are the same in capitals and in small letters. */
  static Wildcard ofAction(String text) {
    return of(text.toLowerCase(Locale.ROOT));
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  boolean matchesAction(String action) {
    return matches(action.toLowerCase(Locale.ROOT));
  }
}
