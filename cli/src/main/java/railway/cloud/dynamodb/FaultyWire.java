package railway.cloud.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import railway.cloud.FaultPlan;
import railway.cloud.wire.Json;

/**
 * The network between a client and DynamoDB on a bad day. A throttled request has no effect; a lost
 * reply has all of its effect and then the connection breaks, so that the client's own retry meets
 * its first write.
 */
final class FaultyWire extends Handler.Wrapper {
  private static final Set<String> SPOILED =
      Set.of("DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem");

  private static final byte[] THROTTLED =
      """
      {"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",\
      "message":"Throttled by the fault plan. Try again later."}"""
          .getBytes(StandardCharsets.UTF_8);

  private final FaultPlan faults;

  FaultyWire(Handler requests, FaultPlan faults) {
    super(requests);
    this.faults = faults;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String operation = WriteSignal.operation(request);
    if (!SPOILED.contains(operation)) {
      return super.handle(request, response, callback);
    }
    ByteBuffer body = Content.Source.asByteBuffer(request);
    Request again = new ReadAgain(request, body.slice());
    String key = businessKey(StandardCharsets.UTF_8.decode(body.slice()).toString());
    return switch (faults.request("dynamodb/" + operation, key)) {
      case FaultPlan.Request.Straight straight -> super.handle(again, response, callback);
      case FaultPlan.Request.Throttled throttled -> {
        response.setStatus(400);
        response.getHeaders().put("Content-Type", "application/x-amz-json-1.0");
        response.write(true, ByteBuffer.wrap(THROTTLED), callback);
        yield true;
      }
      case FaultPlan.Request.ReplyLost replyLost -> {
        var lost = new LostReply(again, response);
        yield super.handle(
            again,
            lost,
            Callback.from(() -> lost.hangUp(callback), failure -> lost.hangUp(callback)));
      }
    };
  }

  /**
   * The workflow or task that the request is about; of a query by another key that key; else the
   * table. The key makes the plan independent of what other workflows do meanwhile.
   */
  private static String businessKey(String body) {
    Map<String, Object> request = Json.object(body).orElse(Map.of());
    for (String holder : new String[] {"Key", "Item", "ExpressionAttributeValues"}) {
      if (request.get(holder) instanceof Map<?, ?> attributes) {
        for (String name : new String[] {"workflowId", "taskId"}) {
          if (attributes.get(name) instanceof Map<?, ?> value
              && value.get("S") instanceof String key) {
            return key;
          }
        }
        for (Object attribute : attributes.values()) {
          if (!holder.equals("Item")
              && attribute instanceof Map<?, ?> value
              && value.get("S") instanceof String key) {
            return key;
          }
        }
      }
    }
    return String.valueOf(request.get("TableName"));
  }

  /** A response that nobody receives. */
  private static final class LostReply extends Response.Wrapper {
    private final AtomicBoolean hungUp = new AtomicBoolean();

    LostReply(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer byteBuffer, Callback callback) {
      callback.succeeded();
    }

    void hangUp(Callback callback) {
      if (hungUp.compareAndSet(false, true)) {
        getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("The reply is lost, as the fault plan wants it."));
      }
    }
  }
}
