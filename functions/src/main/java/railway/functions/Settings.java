package railway.functions;

import java.time.Duration;
import railway.examples.order.OrderSettings;
import railway.examples.order.http.Addresses;

/**
 * What a stack tells its functions.
 *
 * @param dueShards of the due index: as many as there are schedules
 * @param order the durations of the example
 */
record Settings(
    String journalTable,
    String workflowsTable,
    String toDosTable,
    String bus,
    String rejectedQueueUrl,
    int dueShards,
    OrderSettings order,
    Addresses thirdParties) {

  /**
   * Reads them.
   *
   * @throws IllegalStateException naming a variable that is missing or ill-formed
   */
  static Settings of(Environment environment) {
    return new Settings(
        environment.text("JOURNAL_TABLE"),
        environment.text("WORKFLOWS_TABLE"),
        environment.text("TODOS_TABLE"),
        environment.text("EVENT_BUS"),
        environment.text("REJECTED_QUEUE_URL"),
        environment.count("DUE_SHARDS"),
        order(environment),
        new Addresses(
            environment.address("WAREHOUSE_URL"),
            environment.address("BILLER_URL"),
            environment.address("PAYMENT_PROVIDER_URL"),
            environment.address("COURIER_URL"),
            environment.address("MAIL_GATEWAY_URL")));
  }

  private static OrderSettings order(Environment environment) {
    Duration paymentDeadline = environment.duration("PAYMENT_DEADLINE");
    String pace = environment.maybe("ORDER_PACE").orElse("usual");
    OrderSettings order =
        switch (pace) {
          case "usual" -> OrderSettings.usual();
          case "brisk" -> OrderSettings.brisk();
          default -> throw Environment.illFormed("ORDER_PACE", pace, "usual or brisk");
        };
    return order.withPaymentDeadline(paymentDeadline);
  }
}
