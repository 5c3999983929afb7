package railway.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ClaimTest {

  private static final Path HOLDS = Path.of("Toy.two-hands.holds.cfg");
  private static final Path FAILS = Path.of("Toy.no-lid.fails.NeverOverfull.cfg");

  @Test
  void aClaimThatHolds_saysInHowManyStates() throws Claim.Malformed {
    assertThat(
            Claim.parse(
                HOLDS, "\\* Two hands fill it.\n\\* distinct states: 5\nSPECIFICATION Spec"))
        .isEqualTo(
            new Claim.Holds(HOLDS, "Toy", "two-hands", "Two hands fill it.", OptionalLong.of(5)));
  }

  @Test
  void aClaimThatHolds_mayLackItsStatesUntilItWasRun() throws Claim.Malformed {
    assertThat(Claim.parse(HOLDS, "\\* Two hands fill it.\nSPECIFICATION Spec"))
        .isEqualTo(
            new Claim.Holds(HOLDS, "Toy", "two-hands", "Two hands fill it.", OptionalLong.empty()));
  }

  @Test
  void aClaimThatFails_namesTheProperty() throws Claim.Malformed {
    assertThat(
            Claim.parse(
                FAILS, "\\* Coins fall out.\nSPECIFICATION Spec\nINVARIANTS NeverOverfull Bounded"))
        .isEqualTo(new Claim.Fails(FAILS, "Toy", "no-lid", "Coins fall out.", "NeverOverfull"));
  }

  @Test
  void aPropertyThatIsNotTheFirstToBeChecked_isNotClaimed() {
    assertThatThrownBy(
            () -> Claim.parse(FAILS, "\\* Coins fall out.\nINVARIANTS Bounded NeverOverfull"))
        .isInstanceOf(Claim.Malformed.class)
        .hasMessageContaining("list NeverOverfull first");
  }

  @Test
  void oneOfSeveralTemporalProperties_isNotClaimed_becauseTlcDoesNotSayWhichOneFailed() {
    assertThatThrownBy(
            () -> Claim.parse(FAILS, "\\* Coins fall out.\nPROPERTIES NeverOverfull Bounded"))
        .isInstanceOf(Claim.Malformed.class)
        .hasMessageContaining("its only PROPERTY");
  }

  @Test
  void aFileOfAnotherName_isNoClaim() {
    assertThatThrownBy(() -> Claim.parse(Path.of("Toy.Two_Hands.cfg"), "\\* Two hands fill it.\n"))
        .isInstanceOf(Claim.Malformed.class)
        .hasMessageContaining("<Spec>.<words-with-hyphens>.holds.cfg");
  }

  @Test
  void aFileWithoutASentence_isNoClaim() {
    assertThatThrownBy(() -> Claim.parse(HOLDS, "\\* distinct states: 5\nSPECIFICATION Spec"))
        .isInstanceOf(Claim.Malformed.class)
        .hasMessageContaining("one sentence");
  }
}
