package railway.examples.order.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import railway.deployment.Environment;
import railway.deployment.WorkflowProvider;
import railway.examples.common.http.LineClient;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;

/** Puts the order together: its durations, and its third parties at their addresses. */
public final class OrderProvider implements WorkflowProvider {
  private final List<LineClient> clients = new ArrayList<>();

  /** As {@link java.util.ServiceLoader} makes it. */
  public OrderProvider() {}

  @Override
  public OrderWorkflow workflow(Environment environment) {
    OrderSettings settings = settings(environment);
    Addresses thirdParties =
        new Addresses(
            environment.address("WAREHOUSE_URL"),
            environment.address("BILLER_URL"),
            environment.address("PAYMENT_PROVIDER_URL"),
            environment.address("COURIER_URL"),
            environment.address("MAIL_GATEWAY_URL"));
    Duration request = settings.requestLimit();
    LineClient client = new LineClient(request.dividedBy(2));
    clients.add(client);
    return OrderWorkflow.of(thirdParties.partners(client, request), settings);
  }

  @Override
  public void close() {
    clients.forEach(LineClient::close);
  }

  static OrderSettings settings(Environment environment) {
    Duration paymentDeadline = environment.duration("PAYMENT_DEADLINE");
    String pace = environment.maybe("ORDER_PACE").orElse("usual");
    OrderSettings settings =
        switch (pace) {
          case "usual" -> OrderSettings.usual();
          case "brisk" -> OrderSettings.brisk();
          default -> throw Environment.illFormed("ORDER_PACE", pace, "usual or brisk");
        };
    return settings.withPaymentDeadline(paymentDeadline);
  }
}
