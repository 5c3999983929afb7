package railway.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What a client sends, and a wire that loses replies: for the first {@code losses} requests the
 * store does its work and the client sees a server error.
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
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    sent.incrementAndGet();
    return losses.getAndDecrement() > 0
        ? context.httpResponse().toBuilder().statusCode(500).build()
        : context.httpResponse();
  }
}
