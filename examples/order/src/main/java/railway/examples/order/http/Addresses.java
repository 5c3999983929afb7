package railway.examples.order.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import railway.examples.order.Partners;

/** Where the third parties are, without a path: {@code https://warehouse.example.org}. */
public record Addresses(
    URI warehouse, URI biller, URI paymentProvider, URI courier, URI mailGateway) {

  /**
   * A client for {@link #partners}: it gives up connecting after a while and never follows a
   * redirect, which would send a request twice.
   */
  public static HttpClient client(Duration connectLimit) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectLimit)
        .build();
  }

  /** As the other, with a client that is there already. */
  public Partners partners(HttpClient client, Duration requestLimit) {
    return partners(() -> client, requestLimit);
  }

  /**
   * The third parties as the tasks want them.
   *
   * @param client gives the one client; it is asked by the first request, for a client reads the
   *     trust store and starts a thread, and many a process never calls a third party
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
