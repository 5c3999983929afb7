package railway.specs.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import railway.specs.Claim;
import railway.specs.Tlc;

final class ExecutionerTest {

  private static final String CONSTANTS = "\nCONSTANTS\n  Size = 3\n  Stubborn = TRUE\n";

  @TempDir private Path folder;

  private String spec = "";
  private Claim holds;
  private Claim fails;
  private Tlc tlc;

  @BeforeEach
  void aSpecWithTwoClaims() throws IOException, Claim.Malformed {
    Tlc ofThisBuild = Tlc.ofThisBuild();
    spec = Files.readString(ofThisBuild.specs().resolve("src/test/resources/toy/Toy.tla"));
    tlc = new Tlc(folder, ofThisBuild.built());
    Files.writeString(folder.resolve("Toy.tla"), spec);
    holds = claim("Toy.box.holds.cfg", "INVARIANT Bounded");
    fails = claim("Toy.two-coins.fails.NeverOverfull.cfg", "INVARIANT NeverOverfull");
  }

  private Claim claim(String file, String checked) throws IOException, Claim.Malformed {
    return Claim.read(
        Files.writeString(
            folder.resolve(file), "\\* A sentence.\nSPECIFICATION Spec\n" + checked + CONSTANTS));
  }

  private Fate fate(Claim claim, String line, String becomes) {
    String mutated = spec.replace(line, becomes);
    assertThat(mutated).isNotEqualTo(spec);
    return Executioner.of(tlc, "Toy", List.of(claim))
        .fate(new Mutant("Toy", "", 1, line, becomes, mutated));
  }

  @Test
  void aBrokenPromise_kills() {
    assertThat(fate(holds, "coins < Size", "coins <= Size"))
        .isEqualTo(new Fate.KilledByProperty("Bounded", "Toy.box"));
  }

  @Test
  void anotherNumberOfStates_kills() {
    assertThat(fate(holds, "1..2", "2..2")).isEqualTo(new Fate.KilledByStates("Toy.box"));
  }

  @Test
  void aFailureThatIsGone_kills() {
    assertThat(fate(fails, "1..2", "1..1")).isEqualTo(new Fate.KilledByHolding("Toy.two-coins"));
  }

  @Test
  void whatMakesNoDifference_survives() {
    assertThat(fate(holds, "coins >= Size\n", "TRUE\n")).isEqualTo(new Fate.Survived());
  }

  @Test
  void whatIsNoSpec_isStillborn() {
    assertThat(fate(holds, "/\\ UNCHANGED coins", "")).isInstanceOf(Fate.Stillborn.class);
    assertThat(fate(holds, "coins + many", "coins +")).isInstanceOf(Fate.Stillborn.class);
  }
}
