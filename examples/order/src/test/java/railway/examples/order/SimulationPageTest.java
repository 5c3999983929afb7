package railway.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import railway.testing.world.Fault;
import railway.testing.world.Promise;

/** The page about the simulation names what there is, and nothing else. */
class SimulationPageTest {

  @Test
  void everyPromiseAndEveryFaultIsOnThePage_inTheWordsOfTheCode() throws IOException {
    String page = Files.readString(Path.of("../../docs/reference/simulation.md"));
    assertThat(page.lines())
        .containsSubsequence(
            Arrays.stream(Promise.values())
                .map(promise -> "| `%s` | %s |".formatted(promise.named(), promise.words()))
                .toList());
    assertThat(Arrays.stream(Fault.values()).filter(fault -> fault != Fault.NONE))
        .allSatisfy(fault -> assertThat(page).contains("`" + fault + "`"));
  }
}
