package railway.cli.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import railway.cloud.FaultPlan;
import railway.cloud.LocalCloud;
import railway.cloud.LocalCloudSettings;
import railway.engine.Definitions;
import railway.examples.order.ReceivePayment;
import railway.examples.thirdparties.ThirdParties;

/**
 * The local cloud and the five third parties, running: the payment provider calls the stack back,
 * and the stack knows where everybody is. When the process is ended from outside, it is closed too.
 */
public final class Town implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(3);

  /** Nobody is asked there: the local cloud signs its tokens itself. */
  private static final String TOKEN_ISSUER = "https://tokens.localhost";

  private final ThirdParties parties;
  private final LocalCloud cloud;
  private final FaultPlan faults;
  private final Definitions definitions;
  private final Thread farewell = new Thread(this::closeInTime, "farewell");

  private Town(ThirdParties parties, LocalCloud cloud, FaultPlan faults, Definitions definitions) {
    this.parties = parties;
    this.cloud = cloud;
    this.faults = faults;
    this.definitions = definitions;
  }

  /**
   * Starts everything; when a part cannot be started, the others are stopped again.
   *
   * @throws railway.cli.console.Problem when something is missing
   * @throws java.io.UncheckedIOException when a port is taken
   */
  public static Town open(TownPlan plan) {
    Path template = plan.home().template();
    plan.home().requirePackage();
    ThirdParties parties = ThirdParties.start(plan.clock(), plan.thirdParties());
    try {
      LocalCloudSettings settings =
          LocalCloudSettings.of(template, plan.log())
              .withParameters(parameters(plan, parties))
              .withFaults(plan.faults())
              .withPorts(plan.ports())
              .withScheduleSpeed(plan.scheduleSpeed())
              .withHosting(plan.hosting())
              .withBuckets(plan.home().buckets());
      Definitions definitions = StackWorkflows.of(template, parameters(plan, parties));
      Town town = new Town(parties, LocalCloud.start(settings), plan.faults(), definitions);
      town.connectPaymentProvider();
      Runtime.getRuntime().addShutdownHook(town.farewell);
      return town;
    } catch (RuntimeException | Error fault) {
      parties.close();
      throw fault;
    }
  }

  private static Map<String, String> parameters(TownPlan plan, ThirdParties parties) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("TokenIssuer", TOKEN_ISSUER);
    parameters.put("OrderPace", plan.pace());
    parameters.put("PaymentDeadline", plan.paymentDeadline());
    parameters.put("WarehouseUrl", parties.warehouse().uri().toString());
    parameters.put("BillerUrl", parties.biller().uri().toString());
    parameters.put("PaymentProviderUrl", parties.paymentProvider().uri().toString());
    parameters.put("CourierUrl", parties.courier().uri().toString());
    parameters.put("MailGatewayUrl", parties.mailGateway().uri().toString());
    return parameters;
  }

  /** As a client does once in a provider's dashboard. */
  private void connectPaymentProvider() {
    parties
        .paymentProvider()
        .callBack(cloud.endpoints().api() + "/todos/{toDo}/answer", providerToken());
  }

  /** The bearer token of the payment provider, which its webhooks carry. */
  public String providerToken() {
    return cloud.tokens().issue("payment-provider", List.of(ReceivePayment.PROVIDER));
  }

  public ThirdParties parties() {
    return parties;
  }

  public LocalCloud cloud() {
    return cloud;
  }

  /** The workflows that run here, to be looked at. */
  public Definitions definitions() {
    return definitions;
  }

  /** What the cloud spoils, with its counts. */
  public FaultPlan faults() {
    return faults;
  }

  /** The name of the bus on which orders are placed and outcomes are announced. */
  public String bus() {
    return cloud.references().ref("Bus");
  }

  /** When the process ends; a part that does not stop does not keep the terminal. */
  private void closeInTime() {
    Thread closing = Thread.ofPlatform().daemon().name("closing").start(this::stop);
    try {
      closing.join(CLOSING);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stack first, so that nobody is asked any more when the third parties go. */
  private void stop() {
    try (parties) {
      cloud.close();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException alreadyEnding) {
      return; // and the farewell does it
    }
    stop();
  }
}
