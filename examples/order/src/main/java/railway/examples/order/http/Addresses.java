package railway.examples.order.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import railway.examples.common.http.Line;
import railway.examples.order.Partners;

/** Where the third parties are, without a path: {@code https://warehouse.example.org}. */
public record Addresses(
    URI warehouse, URI biller, URI paymentProvider, URI courier, URI mailGateway) {

  /**
   * The third parties as the tasks want them.
   *
   * @param client gives the one client, as {@link railway.examples.common.http.LineClient} does
   * @param requestLimit how long a reply is waited for; shorter than the attempt limit of the tasks
   */
  public Partners partners(Supplier<HttpClient> client, Duration requestLimit) {
    return new Partners(
        new HttpWarehouse(new Line("warehouse", client, warehouse, requestLimit)),
        new HttpBiller(new Line("biller", client, biller, requestLimit)),
        new HttpPaymentProvider(
            new Line("payment provider", client, paymentProvider, requestLimit)),
        new HttpCourier(new Line("courier", client, courier, requestLimit)),
        new HttpMailGateway(new Line("mail gateway", client, mailGateway, requestLimit)));
  }
}
