package railway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import railway.cloud.template.TemplateFile;

/** The workflows of GitHub Actions: they may little, they end, and what they call is there. */
class WorkflowsTest {
  private static final Path HOME = TemplateFile.path().getParent();
  private static final Path FOLDER = HOME.resolve(".github/workflows");
  private static final Set<String> MAY_WRITE = Set.of("release.yml");

  private static final Pattern USES = Pattern.compile("uses:\\s*(.*)");
  private static final Pattern PINNED =
      Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  /** A script of this repository where a shell would look for a command. */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?m)(?:^|[\\s`(])(\\./\\w+|\\.(?:ci|mvn)/[\\w-]+|examples/order/soak)(?=[\\s`]|$)");

  private static final Pattern PROFILE = Pattern.compile("\\s-P([\\w-]+)");
  private static final Pattern MODULE = Pattern.compile("\\s-(?:pl|f)[= ]([\\w./-]+)");
  private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  /** Workflows and the scripts that they call, and the pages that tell people what to type. */
  static List<Path> withCommands() throws IOException {
    return Stream.concat(
            workflows().stream(),
            Stream.of(
                    ".ci/run",
                    ".ci/emulator",
                    "CONTRIBUTING.md",
                    "SECURITY.md",
                    "docs/reference/emulators.md")
                .map(HOME::resolve))
        .toList();
  }

  @Test
  void whatAReleaseNeedsIsLookedAt() throws IOException {
    assertThat(workflows().stream().map(file -> file.getFileName().toString()))
        .contains("build.yml", "localstack.yml", "proofs-large.yml", "release.yml", "template.yml");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflow_mayOnlyRead_andOnlyAReleaseWrites(Path file) throws IOException {
    Map<?, ?> workflow = tree(file);
    assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
    if (!MAY_WRITE.contains(file.getFileName().toString())) {
      assertThat(jobs(workflow)).allSatisfy(job -> assertThat(job.get("permissions")).isNull());
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflow_doesNotRunBesideItself_andEveryJobEnds(Path file) throws IOException {
    Map<?, ?> workflow = tree(file);
    assertThat(workflow.get("concurrency"))
        .isInstanceOfSatisfying(
            Map.class, concurrency -> assertThat(concurrency.get("group")).isNotNull());
    assertThat(jobs(workflow))
        .isNotEmpty()
        .allSatisfy(
            job ->
                assertThat(job.get("timeout-minutes"))
                    .isInstanceOfSatisfying(
                        Integer.class, minutes -> assertThat(minutes).isBetween(1, 350)));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void anAction_isPinnedToACommit_andSaysItsVersion(Path file) throws IOException {
    assertThat(found(USES, Files.readString(file)))
        .isNotEmpty()
        .allSatisfy(action -> assertThat(action).matches(PINNED));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aCheckout_leavesNoTokenBehind(Path file) throws IOException {
    assertThat(jobs(tree(file)).stream().flatMap(WorkflowsTest::steps))
        .filteredOn(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@"))
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(step.get("with")).isEqualTo(Map.of("persist-credentials", false)));
  }

  @ParameterizedTest
  @MethodSource("withCommands")
  void whatIsCalled_isThere(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(found(SCRIPT, text))
        .allSatisfy(script -> assertThat(HOME.resolve(script)).isExecutable());
    assertThat(found(PROFILE, text)).isSubsetOf(profiles());
    assertThat(found(MODULE, text)).allSatisfy(module -> assertThat(HOME.resolve(module)).exists());
    assertThat(found(TEST, text)).isSubsetOf(tests());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflow_callsSomething(Path file) throws IOException {
    assertThat(jobs(tree(file)).stream().flatMap(WorkflowsTest::steps))
        .anySatisfy(step -> assertThat(step.get("run")).isInstanceOf(String.class));
  }

  @Test
  void dependencies_ofTheBuildAndOfTheWorkflows_areKeptUpToDate() throws IOException {
    assertThat(tree(HOME.resolve(".github/dependabot.yml")).get("updates"))
        .isInstanceOfSatisfying(
            List.class,
            updates ->
                assertThat(((List<?>) updates).stream().map(update -> ((Map<?, ?>) update)))
                    .extracting(update -> String.valueOf(update.get("package-ecosystem")))
                    .containsExactlyInAnyOrder("maven", "github-actions"));
  }

  private static Map<?, ?> tree(Path file) throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().setLabel(file.toString()).build())
            .loadFromString(Files.readString(file));
  }

  private static Collection<Map<?, ?>> jobs(Map<?, ?> workflow) {
    return ((Map<?, ?>) workflow.get("jobs"))
        .values().stream().<Map<?, ?>>map(job -> (Map<?, ?>) job).toList();
  }

  private static Stream<Map<?, ?>> steps(Map<?, ?> job) {
    return ((List<?>) job.get("steps")).stream().map(step -> (Map<?, ?>) step);
  }

  private static List<String> profiles() throws IOException {
    return files("pom.xml").stream()
        .flatMap(pom -> found(Pattern.compile("<profile>\\s*<id>([\\w-]+)</id>"), pom).stream())
        .toList();
  }

  private static List<String> files(String name) throws IOException {
    try (Stream<Path> poms =
        Files.find(
            HOME,
            3,
            (path, attributes) ->
                attributes.isRegularFile() && path.getFileName().toString().equals(name))) {
      return poms.map(WorkflowsTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The names of all test classes. */
  private static List<String> tests() throws IOException {
    try (Stream<Path> sources =
        Files.find(
            HOME,
            12,
            (path, attributes) ->
                path.toString().contains("/src/test/java/")
                    && path.toString().endsWith("Test.java"))) {
      return sources.map(path -> path.getFileName().toString().replace(".java", "")).toList();
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
