package railway.specs.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EquivalentMutantsTest {

  private static final String HEAD =
      "words\n\n| spec | action | line | becomes | reason |\n|---|---|---|---|---|\n";

  @Test
  void aRow_explainsItsMutant_andNoOther() {
    String line = "/\\ x' = [k \\in all |-> 1]";
    EquivalentMutants table =
        EquivalentMutants.parse(
            HEAD
                + "| Toy | Does | %s | %s | Nobody looks. |\n\nmore words"
                    .formatted(EquivalentMutants.cell(line), EquivalentMutants.cell("/\\ x' = x")));
    assertThat(table.reason(new Mutant("Toy", "Does", 7, line, "/\\ x' = x", "")))
        .contains("Nobody looks.");
    assertThat(table.reason(new Mutant("Toy", "Acts", 7, line, "/\\ x' = x", ""))).isEmpty();
  }

  @Test
  void aRowWithoutAReason_isRefused() {
    assertThatThrownBy(() -> EquivalentMutants.parse(HEAD + "| Toy | Does | `a` | `b` | |"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSample_isSpreadEvenly_andTheSameForTheSameSeed() {
    List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    List<Integer> some = Sample.of(all, 5, 42);
    assertThat(some).isEqualTo(Sample.of(all, 5, 42)).hasSize(5);
    for (int stretch = 0; stretch < 5; stretch++) {
      assertThat(some.get(stretch)).isBetween(2 * stretch, 2 * stretch + 1);
    }
    assertThat(Sample.of(all, 20, 42)).isEqualTo(all);
  }
}
