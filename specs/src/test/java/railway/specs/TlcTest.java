package railway.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlcTest {

  private static final String THREE_COINS =
      """
      CONSTANTS
        Size = 3
        Stubborn = TRUE
      """;

  @TempDir private Path folder;

  private final Tlc tlc = Tlc.ofThisBuild();

  @Test
  void whatHolds_isToldWithItsStates() throws IOException {
    assertThat(
            check(
                "SPECIFICATION FairSpec\nINVARIANT Bounded\nPROPERTY EventuallyFull", THREE_COINS))
        .isEqualTo(new Verdict.Holds(5));
  }

  @Test
  void aBrokenInvariant_isToldWithItsNameAndItsCounterexample() throws IOException {
    assertThat(check("SPECIFICATION Spec\nINVARIANTS Bounded NeverOverfull", THREE_COINS))
        .asInstanceOf(type(Verdict.Violates.class))
        .satisfies(
            violates -> assertThat(violates.property()).isEqualTo("NeverOverfull"),
            violates ->
                assertThat(violates.counterexample())
                    .contains("coins = 0", "coins = 2", "coins = 4"));
  }

  @Test
  void aBrokenTemporalProperty_isToldWithTheOnlyNameInTheConfig() throws IOException {
    assertThat(check("SPECIFICATION FairSpec\nPROPERTY EventuallyOverfull", THREE_COINS))
        .asInstanceOf(type(Verdict.Violates.class))
        .extracting(Verdict.Violates::property)
        .isEqualTo("EventuallyOverfull");
  }

  @Test
  void aBrokenActionProperty_isToldWithItsName() throws IOException {
    assertThat(check("SPECIFICATION Spec\nPROPERTIES OnlyGrows OnlyShrinks", THREE_COINS))
        .asInstanceOf(type(Verdict.Violates.class))
        .extracting(Verdict.Violates::property)
        .isEqualTo("OnlyShrinks");
  }

  @Test
  void aDeadlock_isAPropertyOfThatName() throws IOException {
    assertThat(check("SPECIFICATION Spec", THREE_COINS.replace("TRUE", "FALSE")))
        .asInstanceOf(type(Verdict.Violates.class))
        .extracting(Verdict.Violates::property)
        .isEqualTo("Deadlock");
  }

  @Test
  void aFalseAssumption_isAPropertyOfThatName() throws IOException {
    assertThat(check("SPECIFICATION Spec", THREE_COINS.replace("3", "0")))
        .asInstanceOf(type(Verdict.Violates.class))
        .extracting(Verdict.Violates::property)
        .isEqualTo("Assumption");
  }

  @Test
  void aSpecThatCannotBeRead_hasNoVerdict() throws IOException {
    assertThat(check("SPECIFICATION NoSuchSpec", THREE_COINS))
        .asInstanceOf(type(Verdict.Unclear.class))
        .satisfies(
            unclear -> assertThat(unclear.output()).contains("NoSuchSpec"),
            unclear -> assertThat(unclear.isAboutAValue()).isFalse());
  }

  @Test
  void aValueThatThereIsNot_isNoVerdictOnTheClaim() throws IOException {
    assertThat(check("SPECIFICATION Spec", THREE_COINS.replace("TRUE", "7")))
        .asInstanceOf(type(Verdict.Unclear.class))
        .extracting(Verdict.Unclear::isAboutAValue)
        .isEqualTo(true);
  }

  private Verdict check(String checked, String constants) throws IOException {
    Path config = Files.writeString(folder.resolve("Toy.cfg"), checked + "\n" + constants);
    Path spec = tlc.specs().resolve("src/test/resources/toy/Toy.tla");
    return tlc.check(Tlc.Run.small(spec, config)).verdict();
  }
}
