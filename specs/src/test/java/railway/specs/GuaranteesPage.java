package railway.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page that tells users what is promised, as far as it can be held to the claims.
 *
 * @param sections by their headings of the second level; a link before the first one is in ""
 */
record GuaranteesPage(Path file, Map<String, String> sections) {

  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)(?: \"(.*?)\")?\\)");
  private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\n(.*?)```");

  /** A title says what a text of few words does not. */
  record Link(String text, String target, String title) {

    boolean isToAClaim() {
      return target.endsWith(".cfg");
    }

    String fileName() {
      return target.substring(target.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
      return "[%s](%s)".formatted(text, target);
    }
  }

  GuaranteesPage {
    sections = Map.copyOf(sections);
  }

  static GuaranteesPage at(Path file) {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    StringBuilder section = sections.computeIfAbsent("", name -> new StringBuilder());
    for (String line : read(file).lines().toList()) {
      if (line.startsWith("## ")) {
        section = sections.computeIfAbsent(line.substring(3), name -> new StringBuilder());
      }
      section.append(line).append('\n');
    }
    Map<String, String> texts = new LinkedHashMap<>();
    sections.forEach((heading, text) -> texts.put(heading, text.toString()));
    return new GuaranteesPage(file, texts);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return read(file);
  }

  String section(String heading) {
    return sections.getOrDefault(heading, "");
  }

  List<Link> links() {
    return links(text());
  }

  static List<Link> links(String text) {
    Matcher matcher = LINK.matcher(text);
    List<Link> links = new ArrayList<>();
    while (matcher.find()) {
      String title = matcher.group(3);
      links.add(new Link(matcher.group(1), matcher.group(2), title == null ? "" : title));
    }
    return links;
  }

  static Stream<String> pictures(String text) {
    return PICTURE.matcher(text).results().map(result -> result.group(1));
  }

  /** What a link without a file may point at: as GitHub makes them from headings. */
  List<String> anchors() {
    return text()
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> "#" + heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  Path resolved(Link link) {
    String target = link.target().replaceFirst("#.*", "");
    return file.resolveSibling(target).normalize();
  }
}
