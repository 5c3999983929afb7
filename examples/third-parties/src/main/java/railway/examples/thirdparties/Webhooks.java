package railway.examples.thirdparties;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends webhooks at least once: again and again, waiting longer each time, until the receiver takes
 * one or refuses it for good. "Not found" and "conflict" are not for good, because a webhook may
 * come before the receiver is ready for it.
 */
final class Webhooks {
  private final HttpClient client;
  private final Surroundings around;
  private final Faults<WebhookFault> faults;
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  Webhooks(HttpClient client, Surroundings around, Faults<WebhookFault> faults) {
    this.client = client;
    this.around = around;
    this.faults = faults;
  }

  void announce(Webhook webhook) {
    Optional<WebhookFault> fault = faults.draw("webhook", webhook.attemptId());
    if (fault.isEmpty()) {
      send(webhook, 1, 1, 1);
      return;
    }
    switch (fault.get()) {
      case DUPLICATE_WEBHOOK -> {
        send(webhook, 1, 1, 1);
        send(webhook, 2, 1, 1);
      }
      case LATE_WEBHOOK -> {
        note(new Delivery(webhook.webhookId(), 1, 0, 0, Delivery.State.UNDER_WAY));
        Duration late = around.settings().pace().webhookLateBy();
        around.agenda().in(late, () -> send(webhook, 1, 1, 1));
      }
      case REPEAT_WEBHOOK -> send(webhook, 1, 1, 2);
    }
  }

  synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries.values());
  }

  int underWay() {
    return (int) deliveries().stream().filter(d -> d.state() == Delivery.State.UNDER_WAY).count();
  }

  /**
   * Sends it once and decides what next.
   *
   * @param wanted how many successes it takes until the sender believes it
   */
  private void send(Webhook webhook, int copy, int attempt, int wanted) {
    note(new Delivery(webhook.webhookId(), copy, attempt, 0, Delivery.State.UNDER_WAY));
    var unused =
        client
            .sendAsync(request(webhook), BodyHandlers.discarding())
            .handle((response, trouble) -> trouble == null ? response.statusCode() : 0)
            .thenAccept(status -> heard(webhook, copy, attempt, wanted, status));
  }

  private void heard(Webhook webhook, int copy, int attempt, int wanted, int status) {
    boolean success = status >= 200 && status < 300;
    Delivery.State state = judge(status, attempt, success && wanted <= 1);
    note(new Delivery(webhook.webhookId(), copy, attempt, status, state));
    if (state == Delivery.State.UNDER_WAY) {
      int stillWanted = success ? wanted - 1 : wanted;
      around
          .agenda()
          .in(
              around.settings().repetition().after(attempt),
              () -> send(webhook, copy, attempt + 1, stillWanted));
    }
  }

  private Delivery.State judge(int status, int attempt, boolean believed) {
    if (believed) {
      return Delivery.State.DELIVERED;
    }
    if (refusedForGood(status)) {
      return Delivery.State.REFUSED;
    }
    return attempt < around.settings().repetition().attempts()
        ? Delivery.State.UNDER_WAY
        : Delivery.State.GIVEN_UP;
  }

  private static boolean refusedForGood(int status) {
    return switch (status) {
      case 404, 408, 409, 425, 429 -> false;
      default -> status >= 400 && status < 500;
    };
  }

  private HttpRequest request(Webhook webhook) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(webhook.to())
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(around.settings().repetition().limit())
            .header("Content-Type", "application/json")
            .header("Webhook-Id", webhook.webhookId())
            .POST(BodyPublishers.ofString(webhook.body()));
    webhook.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    return builder.build();
  }

  private synchronized void note(Delivery delivery) {
    deliveries.put(delivery.webhookId() + "/" + delivery.copy(), delivery);
  }
}
