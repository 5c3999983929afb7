package railway.cli.shop;

import java.io.IOException;
import java.util.Map;
import railway.contract.Contract;
import railway.examples.order.AskAboutMissingProduct;
import railway.examples.order.MissingProductChoice;
import railway.examples.order.Payment;
import railway.examples.order.PaymentAwaited;
import railway.examples.order.PaymentChoice;
import railway.examples.order.PaymentTrouble;
import railway.examples.order.ReceivePayment;
import railway.examples.order.ReviewByCustomerSupport;
import railway.examples.order.SupportVerdict;
import railway.examples.order.WaitForCustomerOnPayment;
import railway.examples.refund.RefundVerdict;
import railway.examples.refund.ReviewRefund;

/** What somebody does about one To-Do, each through the endpoint that the To-Do has. */
record Answering(ToDoDesk desk, ShopBus bus, String token, OpenToDo toDo, PlannedOrder order) {

  /** A payment is no answer: the provider gives it, and a second one would be another. */
  boolean clicksTwice() {
    return order.impatient() && !toDo.asks(ReceivePayment.class);
  }

  /** Whether somebody waits with a payment until nobody waits for it any more. */
  boolean paysLate() {
    return toDo.asks(ReceivePayment.class) && order.fate().paying() == Fate.Paying.TOO_LATE;
  }

  /** Answers; false when that did not work and is to be tried again. */
  boolean taken() throws IOException, InterruptedException {
    if (toDo.asks(AskAboutMissingProduct.class)) {
      return told(new MissingProductChoice(order.fate().aboutMissing()));
    }
    if (toDo.asks(ReviewByCustomerSupport.class)) {
      return told(new SupportVerdict(order.fate().verdict(), "looked into it"));
    }
    if (toDo.asks(WaitForCustomerOnPayment.class)) {
      bus.answer(toDo.id(), tree(choice(toDo.question(PaymentTrouble.class).payment())));
      return true;
    }
    if (toDo.asks(ReceivePayment.class)) {
      return !(paysLate() && desk.isOpen(token, toDo.id()))
          && pays(toDo.question(PaymentAwaited.class).payment());
    }
    if (toDo.asks(ReviewRefund.class)) {
      return told(new RefundVerdict(RefundVerdict.Verdict.RETURNED, "called the bank"));
    }
    throw new IllegalStateException("Nobody knows what to do about " + toDo.task());
  }

  /** Whether it decided, or came too late to. */
  private boolean told(Record answer) throws IOException, InterruptedException {
    int status = desk.answer(token, toDo.id(), tree(answer));
    return status == 200 || status == 409 || status == 410;
  }

  private boolean pays(Payment payment) throws IOException, InterruptedException {
    String card =
        order.fate().cards().get(Math.min(payment.tries(), order.fate().cards().size()) - 1);
    int status = desk.pay(payment.page(), card, toDo.id());
    return status == 200 || status == 409;
  }

  private PaymentChoice choice(Payment payment) {
    return new PaymentChoice(
        payment.tries() < order.fate().cards().size()
            ? PaymentChoice.Choice.TRY_AGAIN
            : PaymentChoice.Choice.CANCEL);
  }

  @SuppressWarnings("unchecked") // the contract of the value's own class
  private static Map<String, Object> tree(Record answer) {
    return ((Contract<Record>) Contract.of(answer.getClass())).write(answer);
  }
}
