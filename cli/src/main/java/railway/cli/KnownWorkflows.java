package railway.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import railway.engine.Definitions;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;
import railway.examples.order.http.Addresses;

/** The workflows that can be drawn and audited, with the durations of production unless told. */
final class KnownWorkflows {
  private static final URI NOBODY = URI.create("https://example.org");

  private KnownWorkflows() {}

  /** Nothing is sent from these: they are only looked at. */
  static Definitions definitions() {
    return definitions(OrderSettings.usual());
  }

  /** The same with other durations. */
  static Definitions definitions(OrderSettings settings) {
    try (HttpClient client = Addresses.client(Duration.ofSeconds(1))) {
      Addresses addresses = new Addresses(NOBODY, NOBODY, NOBODY, NOBODY, NOBODY);
      return Definitions.of(
          OrderWorkflow.of(addresses.partners(client, settings.requestLimit()), settings));
    }
  }
}
