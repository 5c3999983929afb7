package railway.examples.order.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated orders notice bugs; {@code examples/order/planted-bugs} looks for all of them. */
final class PlantedBugsTest {

  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  /**
   * A few that are found within the first worlds: one of a rule, one of the engine, one of a row.
   */
  private static final List<String> QUICK =
      List.of(
          "attempts again without asking",
          "sends before the attempt is on record",
          "shows the oldest entry of a batch");

  static Stream<Bug> quick() {
    return Catalogue.BUGS.stream().filter(bug -> QUICK.contains(bug.sentence()));
  }

  @ParameterizedTest
  @MethodSource("quick")
  void aBugIsFound(Bug bug, @TempDir Path folder) {
    assertThat(new Nursery(PROJECT, folder).outcome(bug, 1, 60)).isInstanceOf(Outcome.Found.class);
  }

  @Test
  void threeBugsAreLookedForInEveryBuild() {
    assertThat(quick()).hasSize(QUICK.size());
  }

  @Test
  void whereNoBugIsPlanted_noneIsFound(@TempDir Path folder) {
    Bug none =
        new Bug(
            "decision/Idempotent.java",
            "if (ledger.stopped()) {",
            "if (ledger.stopped() && true) {",
            "does what it did before");
    assertThat(new Nursery(PROJECT, folder).outcome(none, 1, 3))
        .isInstanceOf(Outcome.NotFound.class);
  }

  @Test
  void everyBugStillHasItsPlace() {
    assertThat(Catalogue.BUGS)
        .hasSizeGreaterThanOrEqualTo(24)
        .doesNotHaveDuplicates()
        .allSatisfy(bug -> assertThat(bug.planted(PROJECT)).contains(bug.instead()));
  }

  @Test
  void aBugWhosePlaceIsGone_saysSo() {
    Bug moved = new Bug("decision/ToDo.java", "no such line", "", "is nowhere");
    assertThatThrownBy(() -> moved.planted(PROJECT))
        .hasMessageContaining("decision/ToDo.java holds this 0 times")
        .hasMessageContaining("is nowhere");
  }
}
