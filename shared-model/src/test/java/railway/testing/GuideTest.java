package railway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows code that is compiled and run: every line of it is in a test of the example. */
final class GuideTest {

  private static final Path ROOT = Path.of("..");
  private static final Path GUIDE = ROOT.resolve("docs/guides/test-your-workflow.md");
  private static final Path TESTS =
      ROOT.resolve("examples/order/src/test/java/railway/examples/order");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\(");

  private static final String OWN = read(GUIDE);

  @Test
  void everyPieceOfJava_isFromATestOfTheExample() {
    String tested =
        Stream.of("OrderPathsTest.java", "SimulatedOrders.java", "OrderSimulationTest.java")
            .map(file -> plain(read(TESTS.resolve(file))))
            .collect(Collectors.joining("\n"));
    List<String> pieces = JAVA.matcher(OWN).results().map(piece -> plain(piece.group(1))).toList();

    assertThat(pieces)
        .hasSizeGreaterThan(4)
        .allSatisfy(piece -> assertThat(tested).contains(piece));
  }

  @Test
  void everyWordThatIsNamed_isOneOfTheKit() {
    List<String> words =
        Stream.of(
                Mishap.class,
                Happening.class,
                Expectation.class,
                Rehearsal.class,
                RehearsedPath.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(java.lang.reflect.Method::getName)
            .toList();

    assertThat(NAMED.matcher(OWN).results().map(named -> named.group(1)).distinct())
        .hasSizeGreaterThan(20)
        .allSatisfy(named -> assertThat(words).contains(named));
  }

  @Test
  void everyMishap_isInTheTable() {
    assertThat(
            Arrays.stream(Mishap.class.getDeclaredMethods()).map(java.lang.reflect.Method::getName))
        .filteredOn(name -> !name.equals("words"))
        .allSatisfy(name -> assertThat(OWN).contains("`" + name + "("));
  }

  /** Without its line breaks, which are another thing in prose. */
  private static String plain(String java) {
    return java.replaceAll("\\s+", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
