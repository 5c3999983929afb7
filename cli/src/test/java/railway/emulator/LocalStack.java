package railway.emulator;

import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container that ends with the tests. */
final class LocalStack implements AutoCloseable {
  /** The last tag that runs without an account and a token of its maker. */
  static final String IMAGE = "localstack/localstack:4.14.0";

  private final LocalStackContainer container;

  private LocalStack(LocalStackContainer container) {
    this.container = container;
  }

  static LocalStack start() {
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse(IMAGE))
            .withServices("dynamodb", "dynamodbstreams", "events", "sqs");
    container.start();
    return new LocalStack(container);
  }

  URI endpoint() {
    return container.getEndpoint();
  }

  @Override
  public void close() {
    container.close();
  }
}
