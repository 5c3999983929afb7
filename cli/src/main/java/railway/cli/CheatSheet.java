package railway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import railway.cli.local.Home;
import railway.cli.local.Town;
import railway.cloud.Endpoints;
import railway.examples.order.ReviewByCustomerSupport;
import railway.examples.thirdparties.ThirdParty;

/**
 * What {@code railway up} prints: where everything is, and commands that work as they are when they
 * are copied into a shell, each on one line.
 */
final class CheatSheet {
  private static final String ORDER = "1";
  private static final String CUSTOMER = "ada";

  private final Town town;
  private final Endpoints at;
  private final List<String> lines = new ArrayList<>();

  private CheatSheet(Town town) {
    this.town = town;
    this.at = town.cloud().endpoints();
  }

  static List<String> of(Town town) {
    CheatSheet sheet = new CheatSheet(town);
    sheet.places();
    sheet.environment();
    sheet.events();
    sheet.tables();
    sheet.toDos();
    sheet.latePayment();
    sheet.trouble();
    sheet.lines.add("");
    sheet.lines.add(
        "Running. Outcomes are shown below as they are announced. Ctrl-C stops everything.");
    return List.copyOf(sheet.lines);
  }

  private void title(String words) {
    lines.add("");
    lines.add("# " + words);
  }

  private void places() {
    title("Where everything is");
    place("API", at.api().toString());
    place("EventBridge", at.events() + "  bus " + town.bus());
    place("DynamoDB", at.dynamodb().toString());
    place("SQS", at.queues().toString());
    for (ThirdParty party : town.parties().all()) {
      place(party.name(), party.uri().toString());
    }
  }

  private void place(String what, String where) {
    lines.add("#   %-17s %s".formatted(what, where));
  }

  private void environment() {
    title("In another terminal, first: the environment, and who you are");
    Map<String, String> environment = at.environment();
    lines.add(
        "export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=%s"
            .formatted(
                environment.get("AWS_ACCESS_KEY_ID"),
                environment.get("AWS_SECRET_ACCESS_KEY"),
                environment.get("AWS_DEFAULT_REGION")));
    lines.add("export CUSTOMER=%s".formatted(town.cloud().tokens().issue(CUSTOMER, List.of())));
    lines.add(
        "export SUPPORT=%s"
            .formatted(
                town.cloud().tokens().issue("sam", List.of(ReviewByCustomerSupport.SUPPORT))));
    lines.add("export PROVIDER=%s".formatted(town.providerToken()));
  }

  private void events() {
    title(
        "Place an order of the customer %s; the same line again is a duplicate"
            .formatted(CUSTOMER));
    lines.add(placed(ORDER, "1 Main Street", "cup", "8"));
    title("One with a rare product, and one to an address without courier");
    lines.add(placed("2", "1 Main Street", "rare-vase", "98"));
    lines.add(placed("3", "remote island", "cup", "8"));
  }

  private String placed(String order, String address, String sku, String total) {
    String lines =
        sku.equals("cup")
            ? "[{\\\"sku\\\":\\\"cup\\\",\\\"quantity\\\":2,\\\"price\\\":4}]"
            : "[{\\\"sku\\\":\\\"cup\\\",\\\"quantity\\\":2,\\\"price\\\":4},{\\\"sku\\\":\\\"%s\\\",\\\"quantity\\\":1,\\\"price\\\":90}]"
                .formatted(sku);
    String detail =
        "{\\\"orderId\\\":\\\"%s\\\",\\\"customerId\\\":\\\"%s\\\",\\\"email\\\":\\\"%s@example.org\\\",\\\"address\\\":\\\"%s\\\",\\\"lines\\\":%s,\\\"total\\\":%s}"
            .formatted(order, CUSTOMER, CUSTOMER, address, lines, total);
    return putEvents("shop", "OrderPlaced", detail);
  }

  private String putEvents(String source, String type, String escapedDetail) {
    return "aws events put-events --endpoint-url %s --entries '[{\"EventBusName\":\"%s\",\"Source\":\"%s\",\"DetailType\":\"%s\",\"Detail\":\"%s\"}]'"
        .formatted(at.events(), town.bus(), source, type, escapedDetail);
  }

  private void tables() {
    title("Look at the tables: where every order is, one order's journal, the To-Dos");
    lines.add(
        "aws dynamodb scan --endpoint-url %s --table-name %s --query 'Items[].[workflowId.S,status.S,task.S,since.S]' --output table"
            .formatted(at.dynamodb(), table("Workflows")));
    lines.add(
        "aws dynamodb query --endpoint-url %s --table-name %s --key-condition-expression 'workflowId = :id' --expression-attribute-values '{\":id\":{\"S\":\"order-%s\"}}'"
            .formatted(at.dynamodb(), table("Journal"), ORDER));
    lines.add(
        "aws dynamodb scan --endpoint-url %s --table-name %s --query 'Items[].[taskId.S,status.S,assignedTo.S,deadline.S]' --output table"
            .formatted(at.dynamodb(), table("ToDos")));
  }

  private String table(String logicalId) {
    return town.cloud().references().ref(logicalId);
  }

  private void toDos() {
    title(
        "Pay order %s (card: good, empty, blocked or abandoned); the provider then calls back"
            .formatted(ORDER));
    lines.add(pay(ORDER, "good"));
    lines.add(
        "curl -s -X POST %s/payment-attempts/attempt-%s-1/pay -H 'Content-Type: application/json' -d '{\"card\":\"good\",\"toDo\":\"receive-payment-%s-visit-2\"}'  # after an empty card and TRY_AGAIN"
            .formatted(town.parties().paymentProvider().uri(), ORDER, ORDER));
    title("What the customer, support and the provider are asked");
    lines.add("curl -s -H \"Authorization: Bearer $CUSTOMER\" %s/todos".formatted(at.api()));
    lines.add("curl -s -H \"Authorization: Bearer $SUPPORT\" %s/todos".formatted(at.api()));
    lines.add("curl -s -H \"Authorization: Bearer $PROVIDER\" %s/todos".formatted(at.api()));
    title(
        "Answers: about order 2's missing product, about order 3 (pay it first), and by message"
            + " when a card was empty");
    lines.add(answer("CUSTOMER", "ask-about-missing-product-2", "{\"choice\":\"CANCEL\"}"));
    lines.add(
        answer(
            "SUPPORT",
            "support-review-3",
            "{\"verdict\":\"PAYMENT_CONFIRMED\",\"remark\":\"a neighbour takes it\"}"));
    lines.add(
        putEvents(
            "shop.app",
            "ToDoAnswered",
            "{\\\"toDo\\\":\\\"wait-for-customer-on-payment-%s\\\",\\\"answer\\\":{\\\"choice\\\":\\\"TRY_AGAIN\\\"}}"
                .formatted(ORDER)));
  }

  private String answer(String who, String toDo, String answer) {
    return "curl -s -X POST -H \"Authorization: Bearer $%s\" -H 'Content-Type: application/json' %s/todos/%s/answer -d '%s'"
        .formatted(who, at.api(), toDo, answer);
  }

  /** No time has to pass: the first try of a payment that failed is waited for no more. */
  private void latePayment() {
    title(
        "A payment that nobody waits for is returned: order 4, paid with an empty card, and then"
            + " without being asked to try again");
    lines.add(placed("4", "1 Main Street", "cup", "8"));
    lines.add(pay("4", "empty"));
    lines.add(pay("4", "good"));
    lines.add(
        "aws dynamodb query --endpoint-url %s --table-name %s --key-condition-expression 'workflowId = :id' --expression-attribute-values '{\":id\":{\"S\":\"refund-attempt-4-1\"}}'"
            .formatted(at.dynamodb(), table("Journal")));
  }

  private String pay(String order, String card) {
    return "curl -s -X POST %s/payment-attempts/attempt-%s-1/pay -H 'Content-Type: application/json' -d '{\"card\":\"%s\"}'"
        .formatted(town.parties().paymentProvider().uri(), order, card);
  }

  private void trouble() {
    title("Events that nobody could read, with the reason");
    lines.add(
        "aws sqs receive-message --endpoint-url %s --queue-url %s --max-number-of-messages 10"
            .formatted(at.queues(), table("RejectedEvents")));
    title("What was given up: events and answers in a queue, batches of the stream in a bucket");
    lines.add(
        "aws sqs receive-message --endpoint-url %s --queue-url %s --max-number-of-messages 10"
            .formatted(at.queues(), table("DeadLetters")));
    lines.add("find %s -type f".formatted(Home.find().buckets()));
    title(
        "Make a third party misbehave at its next request (refuse, loseRequest, loseReply,"
            + " answerLate, lateEffect, errorBefore, errorAfter, timeOut)");
    lines.add(
        "curl -s -X POST %s/_faults -d '{\"fault\":\"loseReply\"}'"
            .formatted(town.parties().warehouse().uri()));
    lines.add("curl -s %s/_effects".formatted(town.parties().warehouse().uri()));
  }
}
