package railway.cloud.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import railway.cloud.access.Access;
import railway.cloud.access.Credentials;
import railway.cloud.access.Guard;
import railway.cloud.access.Verdict;
import railway.cloud.wire.Json;

/** Lets only those requests through to DynamoDB that their caller has permission for. */
final class GuardedWire extends Handler.Wrapper {
  private final Guard guard;

  GuardedWire(Handler requests, Guard guard) {
    super(requests);
    this.guard = guard;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ByteBuffer body = Content.Source.asByteBuffer(request);
    String text = StandardCharsets.UTF_8.decode(body.slice()).toString();
    Credentials caller =
        Credentials.ofSignature(
            Optional.ofNullable(request.getHeaders().get("Authorization")).orElse(""));
    List<Access> wanted =
        TableAccess.of(WriteSignal.operation(request), Json.object(text).orElse(Map.of()));
    for (Access access : wanted) {
      if (guard.judge(caller, access) instanceof Verdict.Denied denied) {
        refuse(denied.reason(), response, callback);
        return true;
      }
    }
    return super.handle(new ReadAgain(request, body), response, callback);
  }

  private static void refuse(String reason, Response response, Callback callback) {
    response.setStatus(400);
    response.getHeaders().put("Content-Type", "application/x-amz-json-1.0");
    byte[] error =
        Json.text(
                Map.of(
                    "__type", "com.amazon.coral.service#AccessDeniedException", "Message", reason))
            .getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(error), callback);
  }
}
