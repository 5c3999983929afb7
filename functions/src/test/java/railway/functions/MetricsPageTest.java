package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the code measures, what template.yaml watches, and what the guide explains are the same. */
class MetricsPageTest {
  private static final Pattern OUR_ALARM =
      Pattern.compile("Namespace: !Sub railway-\\$\\{Stage}\\s+MetricName: (\\w+)");
  private static final Pattern ALARM =
      Pattern.compile("(?m)^  (\\w+):\\s+Type: AWS::CloudWatch::Alarm$");
  private static final Pattern WIDGET = Pattern.compile("\"metrics\": \\[(.*?)]]", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("\\[\"([^\"]+)\", \"(\\w+)\"");
  private static final Pattern SEARCHED = Pattern.compile("MetricName=\\\\\"(\\w+)\\\\\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");
  private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
  private static final String NAMESPACE = "railway-${Stage}";

  private static final Set<String> EMITTED =
      Arrays.stream(Metric.values()).map(Metric::words).collect(Collectors.toSet());

  private final String template = read("template.yaml");
  private final String guide = read("docs", "guides", "operate.md");

  private static String read(String... path) {
    try {
      return Files.readString(Path.of("..", path));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void everyAlarmOfOurs_watchesWhatTheCodeEmits_underItsNamespace() {
    assertThat(all(OUR_ALARM, template))
        .hasSizeGreaterThanOrEqualTo(8)
        .doesNotHaveDuplicates()
        .isSubsetOf(EMITTED);
    assertThat(template).contains("METRICS_NAMESPACE: !Sub " + NAMESPACE);
  }

  @Test
  void theDashboard_showsAllThatTheCodeEmits_andNothingElseOfOurs() {
    assertThat(shown()).containsExactlyInAnyOrderElementsOf(EMITTED);
  }

  /** In a widget, a dot stands for the namespace of the line before. */
  private Set<String> shown() {
    Set<String> shown = all(SEARCHED, template).stream().collect(Collectors.toSet());
    for (String widget : all(WIDGET, template)) {
      String namespace = "";
      for (MatchResult line : LINE.matcher(widget).results().toList()) {
        namespace = line.group(1).equals(".") ? namespace : line.group(1);
        if (namespace.equals(NAMESPACE)) {
          shown.add(line.group(2));
        }
      }
    }
    return shown;
  }

  @Test
  void everyMetric_andEveryAlarm_hasItsSectionInTheGuide() {
    List<String> named =
        all(HEADING, guide).stream().flatMap(heading -> all(QUOTED, heading).stream()).toList();

    assertThat(named).doesNotHaveDuplicates().containsAll(EMITTED);
    assertThat(all(ALARM, template))
        .isNotEmpty()
        .allSatisfy(alarm -> assertThat(guide).contains("`" + alarm + "`"));
  }
}
