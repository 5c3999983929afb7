package railway.examples.thirdparties;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The five third parties of the order example, running. The composition root of this module: it
 * opens the connections and starts the threads, and takes them down again on {@link #close}.
 */
public final class ThirdParties implements AutoCloseable {
  private final Warehouse warehouse;
  private final Biller biller;
  private final PaymentProvider paymentProvider;
  private final Courier courier;
  private final MailGateway mailGateway;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private ThirdParties(Surroundings around, HttpClient client) {
    this.warehouse = new Warehouse(around);
    this.biller = new Biller(around);
    this.paymentProvider = new PaymentProvider(around, client);
    this.courier = new Courier(around);
    this.mailGateway = new MailGateway(around);
  }

  /** Starts all five, each on a port of 127.0.0.1 that the operating system chooses. */
  public static ThirdParties start(InstantSource clock, Settings settings) {
    ScheduledAgenda agenda = new ScheduledAgenda();
    ThirdParties parties = start(new Surroundings(clock, agenda, settings));
    parties.open.addLast(agenda);
    return parties;
  }

  static ThirdParties start(Surroundings around) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    ThirdParties parties = new ThirdParties(around, client);
    parties.open.add(client::shutdownNow);
    for (ThirdParty party : parties.all()) {
      party.open();
      parties.open.addFirst(party);
    }
    return parties;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public Biller biller() {
    return biller;
  }

  public PaymentProvider paymentProvider() {
    return paymentProvider;
  }

  public Courier courier() {
    return courier;
  }

  public MailGateway mailGateway() {
    return mailGateway;
  }

  public List<ThirdParty> all() {
    return List.of(warehouse, biller, paymentProvider, courier, mailGateway);
  }

  /** What is still to come at all of them, as {@link ThirdParty#underWay} says. */
  public int underWay() {
    return all().stream().mapToInt(ThirdParty::underWay).sum();
  }

  /** The effects that were really made, by service, kind and business identifier. */
  public List<EffectsMade> effects() {
    List<EffectsMade> made = new ArrayList<>();
    for (ThirdParty party : all()) {
      party
          .effects()
          .all()
          .forEach(
              (kind, counts) ->
                  counts.forEach(
                      (id, times) -> made.add(new EffectsMade(party.name(), kind, id, times))));
    }
    return made;
  }

  /** Ends everything at once: hanging connections are cut, what was due later never happens. */
  @Override
  public void close() {
    open.forEach(ThirdParties::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception stuck) {
      throw new IllegalStateException("cannot close " + one, stuck);
    }
  }
}
