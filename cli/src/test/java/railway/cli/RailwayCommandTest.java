package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import railway.cli.local.Home;

/** The command explains itself, and says how to mend what it cannot do. */
class RailwayCommandTest {

  @Test
  void withoutASubcommand_itSaysWhatItCanDo() {
    Ran ran = Ran.command();

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("demo", "up", "verify", "diagram", "./railway demo");
  }

  @Test
  void anUnknownOption_isNamed_withAWayOn() {
    Ran ran = Ran.command("demo", "--fault");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--fault", "--faults", "./railway demo --help");
  }

  @Test
  void anUnknownSubcommand_isNamed() {
    Ran ran = Ran.command("dmo");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("dmo", "--help");
  }

  @Test
  void aNumberOutOfRange_isRefused_beforeAnythingStarts() {
    Ran ran = Ran.command("demo", "--orders", "0");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--orders takes 1 to", "not 0");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void withoutThePackageOfTheFunctions_itSaysHowToBuildIt(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("template.yaml"), "Resources: {}");

    Ran ran = withHome(folder, "demo");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("functions.zip", "./mvnw", "package").doesNotContain("\tat ");
  }

  @Test
  void withoutATemplate_itSaysWhereItLooked(@TempDir Path folder) {
    Ran ran = withHome(folder, "up", "--port", "0");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains(folder.toString(), Home.PROPERTY);
  }

  @Test
  void version_saysWhichJavaRunsIt() {
    assertThat(Ran.command("--version").out()).contains("railway", System.getProperty("java.home"));
  }

  @Test
  void whereProcessesCannotBe_itSaysSo_andWhatToDoInstead() {
    String os = System.setProperty("os.name", "Mac OS X");
    try {
      for (String command : new String[] {"demo", "up"}) {
        Ran ran = Ran.command(command, "--processes");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
            .contains("only on Linux", "this is Mac OS X", "Leave out --processes")
            .doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
      }
    } finally {
      System.setProperty("os.name", os);
    }
  }

  private static Ran withHome(Path folder, String... arguments) {
    System.setProperty(Home.PROPERTY, folder.toString());
    try {
      return Ran.command(arguments);
    } finally {
      System.clearProperty(Home.PROPERTY);
    }
  }
}
