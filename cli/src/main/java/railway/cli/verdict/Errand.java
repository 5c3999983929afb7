package railway.cli.verdict;

import java.util.List;
import railway.examples.order.BookCourier;
import railway.examples.order.ConfirmPayment;
import railway.examples.order.CreateInvoice;
import railway.examples.order.CreatePaymentAttempt;
import railway.examples.order.NotifyInsufficientFunds;
import railway.examples.order.ReserveStock;
import railway.examples.refund.ReturnPayment;
import railway.examples.refund.TellCustomer;
import railway.examples.thirdparties.Biller;
import railway.examples.thirdparties.Courier;
import railway.examples.thirdparties.MailGateway;
import railway.examples.thirdparties.PaymentProvider;
import railway.examples.thirdparties.Warehouse;

/**
 * Which effect a task of the examples has at which third party. The third party counts it by the
 * task's identifier.
 *
 * @param most how often the category lets it happen for one identifier
 */
public record Errand(String task, String service, String effect, int most) {
  public static final List<Errand> ALL =
      List.of(
          once(ReserveStock.class, "warehouse", Warehouse.RESERVATION),
          once(CreateInvoice.class, "biller", Biller.INVOICE),
          once(CreatePaymentAttempt.class, "payment-provider", PaymentProvider.ATTEMPT),
          once(ConfirmPayment.class, "payment-provider", PaymentProvider.CAPTURE),
          once(BookCourier.class, "courier", Courier.BOOKING),
          new Errand(
              NotifyInsufficientFunds.class.getSimpleName(),
              "mail-gateway",
              MailGateway.MAIL,
              NotifyInsufficientFunds.MOST_MAILS),
          once(ReturnPayment.class, "payment-provider", PaymentProvider.REFUND),
          once(TellCustomer.class, "mail-gateway", MailGateway.MAIL));

  private static Errand once(Class<?> task, String service, String effect) {
    return new Errand(task.getSimpleName(), service, effect, 1);
  }
}
