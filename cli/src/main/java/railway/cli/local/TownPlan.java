package railway.cli.local;

import java.time.InstantSource;
import railway.cli.console.Problem;
import railway.cloud.FaultPlan;
import railway.cloud.Hosting;
import railway.cloud.Ports;
import railway.cloud.lambda.SandboxImage;
import railway.cloud.wire.CloudLog;
import railway.examples.thirdparties.Settings;

/**
 * How a town is to be.
 *
 * @param pace of the examples, as the template's parameter OrderPace has it: usual or brisk
 * @param paymentDeadline how long a payment is waited for, as an ISO 8601 duration
 * @param scheduleSpeed how many times more often schedules beat than the template says
 * @param hosting where the functions run
 */
public record TownPlan(
    Home home,
    Settings thirdParties,
    FaultPlan faults,
    Ports ports,
    String pace,
    String paymentDeadline,
    double scheduleSpeed,
    Hosting hosting,
    InstantSource clock,
    CloudLog log) {

  /** Every fault of a third party is as probable as every other. */
  private static final double EACH_FAULT = 0.03;

  /** WakeUp comes every two seconds, unless it is still there. */
  private static final double OFTEN = 30;

  /** Nothing goes wrong, and nobody waits for an hour. */
  public static TownPlan calm(Home home, InstantSource clock, CloudLog log) {
    return new TownPlan(
        home,
        Settings.calm(),
        FaultPlan.none(),
        Ports.any(),
        "brisk",
        "PT12S",
        OFTEN,
        Hosting.WITHIN,
        clock,
        log);
  }

  /** Everything goes wrong now and then, decided by the seed. */
  public TownPlan withFaults(long seed) {
    return new TownPlan(
        home,
        Settings.faulty(seed, EACH_FAULT),
        FaultPlan.seeded(seed, FaultPlan.Likelihood.badDay()),
        ports,
        pace,
        paymentDeadline,
        scheduleSpeed,
        hosting,
        clock,
        log);
  }

  /** As in production, for people who look at it for longer than a demonstration takes. */
  public TownPlan unhurried(Ports chosen) {
    return new TownPlan(
        home, thirdParties, faults, chosen, "usual", "PT72H", scheduleSpeed, hosting, clock, log);
  }

  /**
   * With functions in processes of their own.
   *
   * @throws Problem on a machine that cannot do this
   */
  public TownPlan withProcesses() {
    SandboxImage.refusal()
        .ifPresent(
            why -> {
              throw new Problem(why);
            });
    return new TownPlan(
        home,
        thirdParties,
        faults,
        ports,
        pace,
        paymentDeadline,
        scheduleSpeed,
        Hosting.PROCESSES,
        clock,
        log);
  }
}
