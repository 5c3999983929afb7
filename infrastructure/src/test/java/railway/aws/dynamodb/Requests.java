package railway.aws.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What a client sends, and a wire that loses replies: for the first {@code losses} requests the
 * store does its work and the connection breaks before the client has the reply.
 */
final class Requests implements ExecutionInterceptor {
  private final List<SdkRequest> requests = new ArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger losses;

  Requests(int losses) {
    this.losses = new AtomicInteger(losses);
  }

  /** Calls of the client; retries are not counted. */
  synchronized List<SdkRequest> made() {
    return List.copyOf(requests);
  }

  /** Transmissions, retries included. */
  int sent() {
    return sent.get();
  }

  @Override
  public synchronized void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests.add(context.request());
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    sent.incrementAndGet();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return losses.getAndDecrement() > 0 ? Optional.of(new Reset()) : context.responseBody();
  }

  /** A connection that breaks while the reply is under way. */
  private static final class Reset extends InputStream {
    @Override
    public int read() throws IOException {
      throw new SocketException("Connection reset");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw new SocketException("Connection reset");
    }
  }
}
