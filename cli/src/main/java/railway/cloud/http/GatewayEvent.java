package railway.cloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import railway.cloud.template.LocalArn;
import railway.cloud.wire.HttpCall;
import railway.cloud.wire.Json;

/** The payload format 2.0, in which the gateway tells a function about a call. */
record GatewayEvent(
    HttpCall call,
    Route route,
    Map<String, String> pathParameters,
    Map<String, Object> claims,
    String requestId,
    Instant now) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  byte[] json() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", route.key());
    event.put("rawPath", call.uri().getPath());
    event.put("rawQueryString", query());
    call.header("cookie")
        .ifPresent(
            cookies ->
                event.put(
                    "cookies", Arrays.stream(cookies.split(";")).map(String::strip).toList()));
    Map<String, String> headers = new TreeMap<>();
    call.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    headers.remove("cookie");
    event.put("headers", headers);
    if (!query().isEmpty()) {
      event.put("queryStringParameters", queryParameters());
    }
    event.put("requestContext", requestContext());
    if (!pathParameters.isEmpty()) {
      event.put("pathParameters", pathParameters);
    }
    boolean text = isText();
    if (call.body().length > 0) {
      event.put(
          "body",
          text
              ? new String(call.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(call.body()));
    }
    event.put("isBase64Encoded", call.body().length > 0 && !text);
    return Json.text(event).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> requestContext() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("accountId", LocalArn.ACCOUNT);
    context.put("apiId", "local");
    if (!route.open()) {
      context.put("authorizer", Map.of("jwt", Map.of("claims", asStrings(), "scopes", List.of())));
    }
    context.put("domainName", call.header("host").orElse("127.0.0.1"));
    context.put("domainPrefix", "local");
    Map<String, Object> http = new LinkedHashMap<>();
    http.put("method", call.method());
    http.put("path", call.uri().getPath());
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", call.caller());
    http.put("userAgent", call.header("user-agent").orElse(""));
    context.put("http", http);
    context.put("requestId", requestId);
    context.put("routeKey", route.key());
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  /** The gateway hands every claim over as a string; a list becomes {@code [a b]}. */
  private Map<String, String> asStrings() {
    Map<String, String> strings = new LinkedHashMap<>();
    claims.forEach(
        (name, value) ->
            strings.put(
                name,
                value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                    : String.valueOf(value)));
    return strings;
  }

  private String query() {
    String query = call.uri().getRawQuery();
    return query == null ? "" : query;
  }

  private Map<String, String> queryParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query().split("&", -1)) {
      String[] sides = pair.split("=", 2);
      parameters.merge(
          decoded(sides[0]),
          sides.length == 2 ? decoded(sides[1]) : "",
          (one, other) -> one + "," + other);
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Other content, a form's included, travels in base64. */
  private boolean isText() {
    String type =
        call.header("content-type")
            .orElse("text/plain")
            .toLowerCase(Locale.ROOT)
            .split(";", 2)[0]
            .strip();
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.endsWith("+json")
        || type.equals("application/javascript")
        || type.equals("application/xml");
  }
}
