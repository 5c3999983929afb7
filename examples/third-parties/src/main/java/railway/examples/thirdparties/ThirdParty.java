package railway.examples.thirdparties;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A third party: an HTTP service on a loopback port with its routes, its fault switches and its
 * ledger of effects.
 */
public abstract sealed class ThirdParty implements AutoCloseable
    permits Warehouse, Biller, PaymentProvider, Courier, MailGateway {

  private final String name;
  private final Effects effects = new Effects();
  private final Faults<Fault> faults;
  private final Conduct conduct;
  private @Nullable LoopbackPort port;
  private List<Route> routes = List.of();

  ThirdParty(String name, Surroundings around) {
    this.name = name;
    this.faults = new Faults<>(name, Fault.class, around.settings().requests());
    this.conduct = new Conduct(around.agenda(), around.settings().pace());
  }

  /** What tasks and people may ask of it. */
  abstract List<Route> routes();

  /** All switches that {@code POST /_faults} reaches. */
  List<Faults<?>> switches() {
    return List.of(faults);
  }

  /** Begins to listen; called once, when the third party is complete. */
  final void open() {
    routes = Stream.concat(routes().stream(), consoleRoutes().stream()).toList();
    port = new LoopbackPort(this::serve);
  }

  public final String name() {
    return name;
  }

  /** Where it listens, without a path: {@code http://127.0.0.1:PORT}. */
  public final URI uri() {
    return port().uri();
  }

  public final Effects effects() {
    return effects;
  }

  /** The switches for the faults of its requests. */
  public final Faults<Fault> faults() {
    return faults;
  }

  /** Refuses every connection, truly, until {@link #openPort}; requests under way are cut. */
  public final void shutPort() {
    port().shut();
  }

  /** Listens again at the same address. */
  public final void openPort() {
    port().open();
  }

  /**
   * How much of what it was asked is still to come: late effects and, at the payment provider,
   * webhooks. The ledger of effects is final when this is 0 and nobody asks any more.
   */
  public int underWay() {
    return conduct.underWay();
  }

  /** Hangs up on the requests that are timing out. */
  public final void releaseHanging() {
    conduct.release();
  }

  @Override
  public void close() {
    port().close();
  }

  private LoopbackPort port() {
    if (port == null) {
      throw new IllegalStateException("the " + name + " is not open: ThirdParties opens it");
    }
    return port;
  }

  private void serve(HttpExchange exchange) {
    Caller caller = new Caller(exchange);
    try {
      serve(caller, Request.read(exchange));
    } catch (MalformedRequest malformed) {
      caller.reply(Reply.error(400, String.valueOf(malformed.getMessage())));
    } catch (IOException gone) {
      caller.hangUp();
    }
  }

  private void serve(Caller caller, Request request) {
    boolean pathKnown = false;
    for (Route route : routes) {
      Optional<Map<String, String>> named = route.match(request.path());
      if (named.isPresent() && route.method().equals(request.method())) {
        serve(caller, route, request.named(named.get()));
        return;
      }
      pathKnown = pathKnown || named.isPresent();
    }
    String asked = request.method() + " " + request.path();
    caller.reply(
        pathKnown
            ? Reply.error(405, "the " + name + " does not do " + asked + ": see README.md")
            : Reply.error(404, "the " + name + " has no " + asked + ": see README.md"));
  }

  private void serve(Caller caller, Route route, Request request) {
    switch (route.use()) {
      case Route.Console console -> caller.reply(route.endpoint().begin(request).finish());
      case Route.Business business -> {
        String id = business.id().apply(request);
        conduct.answer(caller, faults.draw(business.operation(), id), route.endpoint(), request);
      }
    }
  }

  private List<Route> consoleRoutes() {
    return List.of(
        Route.console("GET /_effects", Endpoint.of(request -> effectsReply())),
        Route.console("GET /_faults", Endpoint.of(request -> faultsReply())),
        Route.console("POST /_faults", Endpoint.of(this::orderFault)),
        Route.console("DELETE /_faults", Endpoint.of(request -> clearFaults())));
  }

  private Reply effectsReply() {
    return Reply.of(200, Reply.fields("service", name, "effects", effects.all()));
  }

  private Reply faultsReply() {
    Map<String, Object> thrown = new LinkedHashMap<>();
    switches().stream()
        .flatMap(s -> s.thrown().stream())
        .forEach(
            t -> thrown.merge(Faults.nameOf(t.fault()), 1, (a, b) -> (Integer) a + (Integer) b));
    return Reply.of(
        200,
        Reply.fields(
            "service", name,
            "waiting", switches().stream().flatMap(Faults::waiting).toList(),
            "thrown", thrown));
  }

  private Reply orderFault(Request request) {
    String fault = request.text("fault");
    Optional<String> operation = request.optionalText("operation");
    operation.ifPresent(this::check);
    int times = request.positive("times", 1);
    for (Faults<?> some : switches()) {
      if (some.order(fault, operation, times)) {
        return faultsReply();
      }
    }
    throw new MalformedRequest(
        "field 'fault' is "
            + fault
            + ": send one of "
            + switches().stream().flatMap(Faults::names).collect(Collectors.joining(", ")));
  }

  private void check(String operation) {
    List<String> known =
        routes.stream()
            .map(Route::use)
            .filter(Route.Business.class::isInstance)
            .map(use -> ((Route.Business) use).operation())
            .toList();
    if (!known.contains(operation)) {
      throw new MalformedRequest(
          "field 'operation' is " + operation + ": send one of " + String.join(", ", known));
    }
  }

  private Reply clearFaults() {
    switches().forEach(Faults::clear);
    releaseHanging();
    return faultsReply();
  }
}
