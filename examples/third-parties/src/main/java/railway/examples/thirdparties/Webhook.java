package railway.examples.thirdparties;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the payment provider tells its client about a payment attempt.
 *
 * @param token what the client asked us to show it as {@code Authorization: Bearer …}
 */
record Webhook(String webhookId, String attemptId, URI to, Optional<String> token, String body) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  static Webhook of(PaymentAttempt attempt, String callbackUrl, Optional<String> token) {
    Map<String, Object> body = attempt.tree();
    body.put("webhookId", attempt.webhookId());
    return new Webhook(
        attempt.webhookId(),
        attempt.attemptId(),
        address(callbackUrl, attempt.toDo()),
        token,
        Json.text(body));
  }

  /**
   * Where to send it. {@code {toDo}} stands for the To-Do in the address. Only this machine is
   * called back: an example that anybody may post to must not call, with a token, wherever it is
   * told.
   */
  static URI address(String callbackUrl, String toDo) {
    String text =
        callbackUrl.replace(
            "{toDo}", URLEncoder.encode(toDo, StandardCharsets.UTF_8).replace("+", "%20"));
    try {
      URI uri = URI.create(text);
      if ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()))) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new MalformedRequest(
          "'callbackUrl' " + text + " is no URL: " + notAnAddress.getMessage());
    }
    throw new MalformedRequest(
        "'callbackUrl' is " + text + ": send one that starts with http://127.0.0.1");
  }
}
