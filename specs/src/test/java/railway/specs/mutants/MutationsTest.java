package railway.specs.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import railway.specs.Tlc;

final class MutationsTest {

  private static List<String> changes(String action) {
    String spec =
        """
        ---- MODULE Small ----
        %s
        Next == Does
        Promise == x = 0 /\\ TRUE
        Init == x = 0
        Spec == Init /\\ [][Next]_x
        ====
        """
            .formatted(action);
    return Mutations.of("Small", spec).stream()
        .map(mutant -> mutant.line() + " → " + mutant.becomes())
        .toList();
  }

  @Test
  void aCondition_isLeftOut() {
    assertThat(changes("Does ==\n  /\\ free\n  /\\ x' = 1"))
        .containsExactlyInAnyOrder("/\\ free → /\\ TRUE", "/\\ x' = 1 → /\\ x' = x");
  }

  @Test
  void aConditionOfSeveralLines_isLeftOutWhole() {
    assertThat(
            Mutations.of(
                "Small",
                "Does ==\n  /\\ \\/ free\n     \\/ mine\n  /\\ x' = x\nSpec == [][Does]_x"))
        .extracting(Mutant::text)
        .contains("Does ==\n  /\\ TRUE\n  /\\ x' = x\nSpec == [][Does]_x");
  }

  @Test
  void anAlternative_isLeftOut() {
    assertThat(changes("Acts == x' = 1\nDoes ==\n  \\/ Acts\n  \\/ Acts"))
        .contains("\\/ Acts → \\/ FALSE");
  }

  @Test
  void anUpdate_isForgotten() {
    assertThat(changes("Does == x' = [x EXCEPT ![1] = 2]"))
        .containsExactly("Does == x' = [x EXCEPT ![1] = 2] → Does == x' = x");
  }

  @Test
  void anOperator_isMistaken_butNotThatOfAnUpdateOrABinder() {
    assertThat(changes("Does ==\n  /\\ \\E k \\in all : k < 3\n  /\\ x' = [k \\in all |-> k # 1]"))
        .containsExactlyInAnyOrder(
            "/\\ \\E k \\in all : k < 3 → /\\ TRUE",
            "/\\ \\E k \\in all : k < 3 → /\\ \\E k \\in all : k <= 3",
            "/\\ x' = [k \\in all |-> k # 1] → /\\ x' = x",
            "/\\ x' = [k \\in all |-> k # 1] → /\\ x' = [k \\in all |-> k = 1]");
  }

  @Test
  void setsAndMembership_areMistaken() {
    assertThat(changes("Does == x \\in (a \\cup b) /\\ x' = c \\ d"))
        .contains(
            "Does == x \\in (a \\cup b) /\\ x' = c \\ d → Does == x \\notin (a \\cup b) /\\ x' = c \\ d",
            "Does == x \\in (a \\cup b) /\\ x' = c \\ d → Does == x \\in (a \\ b) /\\ x' = c \\ d",
            "Does == x \\in (a \\cup b) /\\ x' = c \\ d → Does == x \\in (a \\cup b) /\\ x' = c \\cup d");
  }

  @Test
  void trueAndNot_areTurnedRound_andForAllIsMistakenForExists() {
    assertThat(changes("Free == \\A k \\in all : ~taken\nDoes ==\n  /\\ Free\n  /\\ x' = TRUE"))
        .contains(
            "Free == \\A k \\in all : ~taken → Free == \\E k \\in all : ~taken",
            "Free == \\A k \\in all : ~taken → Free == \\A k \\in all : taken",
            "/\\ x' = TRUE → /\\ x' = FALSE");
  }

  @Test
  void whatAnActionDoesNotUse_andCommentsAndStrings_stay() {
    assertThat(
            changes(
                "Other ==\n  /\\ TRUE\nDoes ==\n  \\* x = 1 /\\ TRUE\n  (* TRUE *)\n  x' = \"TRUE\""))
        .containsExactly("x' = \"TRUE\" → x' = x");
  }

  @Test
  void whereNothingChanges_whatPromisesAreMadeOf_isMutated_butNoPromise() {
    String spec =
        """
        ---- MODULE Small ----
        Few(x) == x < 3
        Some == {1, 2} \\cup {3}
        Init == x \\in Some
        Next == UNCHANGED x
        Spec == Init /\\ [][Next]_x
        Promise == Few(x) /\\ TRUE
        ====
        """;
    assertThat(Mutations.of("Small", spec))
        .extracting(Mutant::becomes)
        .containsExactly("Few(x) == x <= 3", "Some == {1, 2} \\ {3}");
  }

  @Test
  void noMutantOfARealSpec_touchesMoreThanItsActions() throws IOException {
    Path toy = Tlc.ofThisBuild().specs().resolve("src/test/resources/toy/Toy.tla");
    assertThat(Mutations.of("Toy", Files.readString(toy)))
        .extracting(Mutant::action)
        .hasSizeGreaterThan(6)
        .containsOnly("Puts", "Rests", "Next");
  }
}
