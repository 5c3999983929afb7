package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import railway.cli.console.Console;
import railway.cli.local.Home;
import railway.cli.local.TownPlan;
import railway.cloud.FaultPlan;
import railway.cloud.Hosting;
import railway.cloud.Ports;
import railway.examples.thirdparties.Settings;

/**
 * The whole line with processes that really die: nothing is lost, nothing is doubled.
 *
 * <p>{@code -Drailway.process.orders=N} sends more orders, {@code -Drailway.seed=N} decides what is
 * ordered, what is killed and which replies are dropped; the moments depend on the machine.
 */
@Tag("a-jvm-of-its-own")
@EnabledOnOs(OS.LINUX)
class ProcessModeTest {
  private static final int ORDERS = Integer.getInteger("railway.process.orders", 500);
  private static final long SEED = Long.getLong("railway.seed", 1);

  /** One in twenty requests for an item is carried out and never answered. */
  private static final FaultPlan.Likelihood LOST_REPLIES =
      new FaultPlan.Likelihood(0, 0, Duration.ZERO, 0, 0, 0.05, 0, 0);

  private static final double ORDERS_A_KILL = 20;
  private static final int RESTARTS = 1 + ORDERS / 1000;
  private static final int AT_ONCE = 90;
  private static final Duration THINKING = Duration.ofMillis(1200);

  /** Late is not lost: a machine that is busy with other work may take its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @TempDir private Path folder;

  @Test
  void ordersEndOnce_andNothingIsLostOrDoubled_whileProcessesAreKilledAndRepliesDropped()
      throws Exception {
    QuietLogs.arrange();
    Instant begun = Instant.now();
    StringWriter said = new StringWriter();
    RunPlan plan = new RunPlan(true, true, SEED, ORDERS, AT_ONCE, THINKING, PATIENCE, false);
    boolean clean;
    try (Mayhem mayhem = new Mayhem(SEED, ORDERS, ORDERS_A_KILL, RESTARTS)) {
      clean =
          new Demonstration(
                  plan,
                  town(),
                  new Console(new PrintWriter(said, true), false),
                  InstantSource.system(),
                  mayhem::begin)
              .run();
      mayhem.stop();
      System.out.println(summary(mayhem, clean, Duration.between(begun, Instant.now())));
      assertThat(mayhem.kills()).isPositive();
      assertThat(mayhem.restarts()).isEqualTo(RESTARTS);
      assertThat(mayhem.lostReplies()).isPositive();
    }

    assertThat(clean).as("%s", said).isTrue();
    assertThat(said.toString()).contains("All 13 claims hold: %d orders".formatted(ORDERS));
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  private TownPlan town() throws IOException {
    return new TownPlan(
        new Home(withShortTimeouts()),
        Settings.calm(),
        FaultPlan.seeded(SEED, LOST_REPLIES),
        Ports.any(),
        "brisk",
        "PT12S",
        30,
        Hosting.PROCESSES,
        InstantSource.system(),
        LogFile.of(Optional.ofNullable(System.getProperty("railway.log")).map(Path::of)));
  }

  /**
   * The stack as it is, but with time-outs of seconds: after a crash in the middle of a request the
   * next attempt waits for the function's time-out, and nobody wants to wait for a minute here.
   */
  private Path withShortTimeouts() throws IOException {
    Path home = Home.find().folder();
    String template = Files.readString(home.resolve("template.yaml"));
    String shortened =
        template
            .replace("Timeout: 60\n", "Timeout: 6\n")
            .replace("Timeout: 120 #", "Timeout: 12 #");
    assertThat(shortened).contains("Timeout: 6\n", "Timeout: 12 #");
    Files.writeString(folder.resolve("template.yaml"), shortened);
    Path zip = Path.of("functions", "target", "functions.zip");
    Files.createDirectories(folder.resolve(zip).getParent());
    Files.copy(home.resolve(zip), folder.resolve(zip));
    return folder;
  }

  private static String summary(Mayhem mayhem, boolean clean, Duration took) {
    double seconds = took.toMillis() / 1000.0;
    return String.format(
        Locale.ROOT,
        "Process mode: %d orders, seed %d, %d processes killed, %d restarts of the host, %d replies dropped, %.1f s, %.1f orders/s: %s",
        ORDERS,
        SEED,
        mayhem.kills(),
        mayhem.restarts(),
        mayhem.lostReplies(),
        seconds,
        ORDERS / seconds,
        clean ? "nothing lost, nothing doubled" : "PROMISES BROKEN");
  }
}
