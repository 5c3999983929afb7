package railway.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SwitchesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path REFUND = Path.of("../refund/src/main/java");
  private static final String LAST_CASE = "      case OrderCancelled e -> end(e);\n";

  @TempDir private Path planted;

  @Test
  void noTransitionOfTheExamples_hasADefault() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES);
        Stream<Path> refund = Files.walk(REFUND)) {
      List<Path> sources =
          Stream.concat(files, refund).filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources).hasSizeGreaterThan(40);
      assertThat(Switches.thatTakeEverything(sources)).isEmpty();
    }
  }

  @Test
  void aPlantedDefault_isFoundOnItsLine() throws IOException {
    assertThat(Switches.thatTakeEverything(plant("      default -> end(null);\n")))
        .containsExactly("OrderWorkflow.java:" + lineOfLastCase());
  }

  @Test
  void aPlantedNullAndDefault_isFound() throws IOException {
    assertThat(Switches.thatTakeEverything(plant("      case null, default -> end(null);\n")))
        .containsExactly("OrderWorkflow.java:" + lineOfLastCase());
  }

  @Test
  void aPlantedPatternForTheWholeVocabulary_isFound() throws IOException {
    assertThat(Switches.thatTakeEverything(plant("      case OrderEvent e -> end(null);\n")))
        .containsExactly("OrderWorkflow.java:" + lineOfLastCase());
  }

  private List<Path> plant(String instead) throws IOException {
    Path file = planted.resolve("OrderWorkflow.java");
    Files.writeString(file, original().replace(LAST_CASE, instead));
    return List.of(file);
  }

  private static long lineOfLastCase() throws IOException {
    return original().lines().toList().indexOf(LAST_CASE.stripTrailing()) + 1L;
  }

  private static String original() throws IOException {
    return Files.readString(SOURCES.resolve("railway/examples/order/OrderWorkflow.java"));
  }
}
