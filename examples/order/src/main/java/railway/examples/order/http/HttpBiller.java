package railway.examples.order.http;

import java.util.Map;
import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.order.Biller;
import railway.examples.order.OrderEvent.InvoiceAnswer;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.ReadyToInvoice;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/**
 * {@code POST /invoices}, idempotent by key. 409 says that the key is in progress elsewhere, 422
 * that it came with another body before: neither did anything.
 */
record HttpBiller(Line line) implements Biller {

  @Override
  public Reply<InvoiceAnswer> invoice(ReadyToInvoice event, TaskId key) throws Exception {
    Map<String, Object> body =
        Body.of("orderId", event.orderId()).and("amount", event.order().amount()).fields();
    Answer answer = line.post("/invoices", body, key);
    return switch (answer.status()) {
      case 201 -> Reply.accepted(new InvoiceCreated(event.order(), answer.text("invoiceId")));
      case 409, 422 -> Reply.refused(answer.words());
      default -> answer.otherwise();
    };
  }
}
