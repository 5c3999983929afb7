package railway.cloud.http;

import java.net.URI;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.HttpCall;
import railway.cloud.wire.HttpReply;
import railway.cloud.wire.LoopbackServer;

/**
 * The HTTP API of one local cloud. Which method may change anything is the template's business; the
 * gateway never turns a call for one route into a call for another.
 */
public final class LocalApi implements AutoCloseable {
  /** The gateway's limit for a body, in bytes. */
  static final int LONGEST_BODY = 10 * 1024 * 1024;

  private final List<Route> routes;
  private final Optional<LocalTokens> tokens;
  private final Functions functions;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final CloudLog log;
  private final LoopbackServer server;

  private LocalApi(
      List<Route> routes,
      Optional<LocalTokens> tokens,
      Functions functions,
      int port,
      InstantSource clock,
      Supplier<String> ids,
      CloudLog log) {
    this.routes = routes.stream().sorted(Comparator.comparingInt(Route::generality)).toList();
    this.tokens = tokens;
    this.functions = functions;
    this.clock = clock;
    this.ids = ids;
    this.log = log;
    this.server = LoopbackServer.start("api", port, LONGEST_BODY, log, this::answer);
  }

  /**
   * Starts to listen; port 0 lets the operating system choose.
   *
   * @param tokens may be absent only when every route is open
   */
  public static LocalApi start(
      List<Route> routes,
      Optional<LocalTokens> tokens,
      Functions functions,
      int port,
      InstantSource clock,
      Supplier<String> ids,
      CloudLog log) {
    for (Route route : routes) {
      if (!route.open() && tokens.isEmpty()) {
        throw new IllegalArgumentException(
            "The route "
                + route.key()
                + " needs a token, but the API has no authorizer. Give the API in template.yaml a DefaultAuthorizer, or the route the authorizer NONE");
      }
    }
    return new LocalApi(routes, tokens, functions, port, clock, ids, log);
  }

  /** Where it listens, without a slash at the end. */
  public URI address() {
    return server.address();
  }

  private HttpReply answer(HttpCall call) {
    for (Route route : routes) {
      Optional<Map<String, String>> parameters =
          route.match(call.method(), call.uri().getRawPath());
      if (parameters.isPresent()) {
        return authorized(call, route, parameters.get());
      }
    }
    return HttpReply.message(404, "Not Found");
  }

  private HttpReply authorized(HttpCall call, Route route, Map<String, String> parameters) {
    if (route.open()) {
      return invoke(call, route, parameters, Map.of());
    }
    return switch (verdict(call)) {
      case LocalTokens.Verdict.Accepted accepted ->
          invoke(call, route, parameters, accepted.claims());
      case LocalTokens.Verdict.Refused refused -> unauthorized(refused.why());
    };
  }

  private LocalTokens.Verdict verdict(HttpCall call) {
    String header = call.header("authorization").orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return new LocalTokens.Verdict.Refused("there is no header Authorization: Bearer <token>");
    }
    return tokens
        .map(known -> known.verify(header.substring("bearer ".length()).strip()))
        .orElseGet(() -> new LocalTokens.Verdict.Refused("the API has no authorizer"));
  }

  /** The body is the gateway's own; the reason is where the gateway puts it too. */
  private static HttpReply unauthorized(String why) {
    HttpReply plain = HttpReply.message(401, "Unauthorized");
    return new HttpReply(
        401,
        Map.of(
            "Content-Type",
            List.of("application/json"),
            "WWW-Authenticate",
            List.of(
                "Bearer scope=\"\" error=\"invalid_token\" error_description=\""
                    + why.replace('"', '\'')
                    + "\"")),
        plain.body());
  }

  private HttpReply invoke(
      HttpCall call, Route route, Map<String, String> parameters, Map<String, Object> claims) {
    byte[] event =
        new GatewayEvent(call, route, parameters, claims, ids.get(), clock.instant()).json();
    return switch (functions.invoke(route.function(), event)) {
      case Invoked.Succeeded succeeded -> GatewayAnswer.reply(succeeded.answer());
      case Invoked.Failed failed -> {
        log.say("api", route.key() + " failed: " + failed.errorType());
        yield HttpReply.message(500, "Internal Server Error");
      }
      case Invoked.TimedOut late -> HttpReply.message(503, "Service Unavailable");
      case Invoked.Throttled() -> HttpReply.message(503, "Service Unavailable");
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
