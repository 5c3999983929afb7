package railway.examples.refund.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import railway.deployment.Environment;
import railway.deployment.WorkflowProvider;
import railway.examples.common.http.Line;
import railway.examples.common.http.LineClient;
import railway.examples.refund.RefundSettings;
import railway.examples.refund.RefundWorkflow;

/**
 * Puts the refund together: its durations, which are as patient as those of the order, and its
 * third parties at their addresses.
 */
public final class RefundProvider implements WorkflowProvider {
  private final List<LineClient> clients = new ArrayList<>();

  /** As {@link java.util.ServiceLoader} makes it. */
  public RefundProvider() {}

  @Override
  public RefundWorkflow workflow(Environment environment) {
    RefundSettings settings = settings(environment);
    Duration request = settings.requestLimit();
    LineClient client = new LineClient(request.dividedBy(2));
    clients.add(client);
    return RefundWorkflow.of(
        new HttpPaymentProvider(
            new Line(
                "payment provider", client, environment.address("PAYMENT_PROVIDER_URL"), request)),
        new HttpMailGateway(
            new Line("mail gateway", client, environment.address("MAIL_GATEWAY_URL"), request)),
        settings);
  }

  @Override
  public void close() {
    clients.forEach(LineClient::close);
  }

  private static RefundSettings settings(Environment environment) {
    String pace = environment.maybe("ORDER_PACE").orElse("usual");
    return switch (pace) {
      case "usual" -> RefundSettings.usual();
      case "brisk" -> RefundSettings.brisk();
      default -> throw Environment.illFormed("ORDER_PACE", pace, "usual or brisk");
    };
  }
}
