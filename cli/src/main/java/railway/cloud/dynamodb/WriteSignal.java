package railway.cloud.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells stream readers that something was written, so that they need not poll in short turns. */
final class WriteSignal extends Handler.Wrapper {
  private static final Set<String> READS =
      Set.of(
          "BatchGetItem",
          "DescribeStream",
          "DescribeTable",
          "GetItem",
          "GetRecords",
          "GetShardIterator",
          "ListStreams",
          "ListTables",
          "Query",
          "Scan",
          "TransactGetItems");

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  WriteSignal(Handler requests) {
    super(requests);
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean handled = super.handle(request, response, callback);
    if (!READS.contains(operation(request))) {
      listeners.forEach(Runnable::run);
    }
    return handled;
  }

  /** {@code PutItem} of the header {@code X-Amz-Target: DynamoDB_20120810.PutItem}. */
  static String operation(Request request) {
    String target = Optional.ofNullable(request.getHeaders().get("X-Amz-Target")).orElse("");
    return target.substring(target.indexOf('.') + 1);
  }
}
