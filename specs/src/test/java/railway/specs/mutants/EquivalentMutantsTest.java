package railway.specs.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import railway.specs.Tlc;

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
  void everyRowOfTheReadme_isAMutantThatThereIs() throws IOException {
    Path specs = Tlc.ofThisBuild().specs();
    EquivalentMutants table = EquivalentMutants.parse(Files.readString(specs.resolve("README.md")));
    assertThat(table.rows()).isNotEmpty();
    for (EquivalentMutants.Row row : table.rows()) {
      String spec = Files.readString(specs.resolve(row.spec() + ".tla"));
      assertThat(Mutations.of(row.spec(), spec)).as("%s", row).anyMatch(row::is);
    }
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

  @Test
  void aSample_hasNothingTwice() {
    List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6);
    for (int seed = 0; seed < 100; seed++) {
      assertThat(Sample.of(all, 5, seed)).hasSize(5).doesNotHaveDuplicates();
    }
  }
}
