package railway.specs.mutants;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spec as text, cut into definitions. Comments and strings are blanked out in {@link #code}, at
 * the same places, so that what is found there can be changed in {@link #text}.
 */
final class SpecText {

  private static final Pattern BEGINS =
      Pattern.compile("(?m)^(?:LOCAL +)?(\\w+)(?:\\([^)\\n]*\\)|\\[[^\\]\\n]*\\])? *==");
  private static final Pattern ENDS =
      Pattern.compile("(?m)^(?:-{4,}|={4,}|ASSUME|THEOREM|CONSTANTS?|VARIABLES?|RECURSIVE)");
  private static final Pattern NEXT = Pattern.compile("\\[\\]\\[(\\w+)\\]_");
  private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*\\b");

  /** What is between {@code from} and {@code to} is the body of the definition of this name. */
  record Definition(String name, int from, int to) {}

  private final String name;
  private final String text;
  private final String code;
  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  SpecText(String name, String text) {
    this.name = name;
    this.text = text;
    this.code = blanked(text);
    Matcher begins = BEGINS.matcher(code);
    while (begins.find()) {
      definitions.put(
          begins.group(1), new Definition(begins.group(1), begins.end(), end(begins.end())));
    }
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  String code() {
    return code;
  }

  /**
   * What may be mutated: all that the next-state relation is made of, and it itself. In a spec in
   * which nothing ever changes, all that its promises and initial states are made of.
   */
  List<Definition> actions() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher next = NEXT.matcher(code);
    while (next.find()) {
      open.add(next.group(1));
    }
    while (!open.isEmpty()) {
      String word = open.remove();
      if (definitions.containsKey(word) && reached.add(word)) {
        open.addAll(words(definitions.get(word)));
      }
    }
    List<Definition> actions =
        definitions.values().stream().filter(each -> reached.contains(each.name())).toList();
    return actions.stream().anyMatch(this::primes) ? actions : parts();
  }

  private boolean primes(Definition definition) {
    return code.substring(definition.from(), definition.to()).contains("'");
  }

  /** What another definition uses, not counting the one that has the next-state relation. */
  private List<Definition> parts() {
    Set<String> used = new LinkedHashSet<>();
    for (Definition user : definitions.values()) {
      if (!NEXT.matcher(code).region(user.from(), user.to()).find()) {
        words(user).stream().filter(word -> !word.equals(user.name())).forEach(used::add);
      }
    }
    return definitions.values().stream().filter(each -> used.contains(each.name())).toList();
  }

  /** Whether it says something of the next state, itself or by what it uses. */
  boolean changes(Definition definition) {
    return changes(definition, new LinkedHashSet<>());
  }

  /** Whether this piece of code does. */
  boolean changes(String piece) {
    return piece.contains("'")
        || piece.contains("UNCHANGED")
        || WORD.matcher(piece)
            .results()
            .map(word -> definitions.get(word.group()))
            .anyMatch(used -> used != null && changes(used));
  }

  private boolean changes(Definition definition, Set<String> seen) {
    String body = code.substring(definition.from(), definition.to());
    return seen.add(definition.name())
        && (body.contains("'")
            || body.contains("UNCHANGED")
            || words(definition).stream()
                .map(definitions::get)
                .anyMatch(used -> used != null && changes(used, seen)));
  }

  private List<String> words(Definition definition) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(code).region(definition.from(), definition.to());
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  private int end(int from) {
    int end = code.length();
    for (Pattern pattern : List.of(BEGINS, ENDS)) {
      Matcher matcher = pattern.matcher(code);
      if (matcher.find(from)) {
        end = Math.min(end, matcher.start());
      }
    }
    return end;
  }

  private static String blanked(String text) {
    StringBuilder code = new StringBuilder(text);
    int depth = 0;
    boolean line = false;
    boolean string = false;
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      String two = text.substring(at, Math.min(at + 2, text.length()));
      boolean blank = true;
      if (here == '\n') {
        line = false;
      } else if (line) {
        blank = true;
      } else if (depth > 0) {
        if (two.equals("(*") || two.equals("*)")) {
          depth += two.equals("(*") ? 1 : -1;
          code.setCharAt(at++, ' ');
        }
      } else if (here == '"') {
        string = !string;
      } else if (string) {
        blank = true;
      } else if (two.equals("(*")) {
        depth = 1;
        code.setCharAt(at++, ' ');
      } else if (two.equals("\\*")) {
        line = true;
      } else {
        blank = false;
      }
      if (blank && here != '\n') {
        code.setCharAt(at, here == '"' ? '"' : ' ');
      }
    }
    return code.toString();
  }
}
