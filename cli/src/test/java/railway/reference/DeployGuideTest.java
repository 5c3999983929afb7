package railway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import railway.cloud.template.TemplateFile;

/** The guide names the parameters that the template has, with the defaults that they have. */
class DeployGuideTest {
  private static final Path ROOT = TemplateFile.path().toAbsolutePath().getParent();

  private static final Pattern PARAMETER =
      Pattern.compile("(?m)^  (\\w+):\\n    Type: \\w+\\n(?:    Default: (.*)\\n)?");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`(.*?)`)? ?\\|");

  @Test
  void itsTableOfParametersIsThatOfTheTemplate() throws IOException {
    String template = Files.readString(TemplateFile.path());
    String parameters =
        template.substring(template.indexOf("\nParameters:"), template.indexOf("\nConditions:"));
    String guide = section(Files.readString(ROOT.resolve("docs/guides/deploy.md")));

    assertThat(pairs(ROW, guide)).isEqualTo(pairs(PARAMETER, parameters)).isNotEmpty();
  }

  private static String section(String guide) {
    int begin = guide.indexOf("## The parameters");
    return guide.substring(begin, guide.indexOf("\n## ", begin));
  }

  private static Map<String, String> pairs(Pattern pattern, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pattern
        .matcher(text)
        .results()
        .forEach((MatchResult found) -> pairs.put(found.group(1), value(found.group(2))));
    return pairs;
  }

  private static String value(String written) {
    return written == null ? "" : written.replace("\"", "");
  }
}
