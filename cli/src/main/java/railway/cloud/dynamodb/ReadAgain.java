package railway.cloud.dynamodb;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body was read and can be read once more. */
final class ReadAgain extends Request.Wrapper {
  private final Content.Source body;

  ReadAgain(Request request, ByteBuffer body) {
    super(request);
    this.body = new ByteBufferContentSource(body);
  }

  @Override
  public Content.@Nullable Chunk read() {
    return body.read();
  }

  @Override
  public void demand(Runnable demandCallback) {
    body.demand(demandCallback);
  }

  @Override
  public void fail(Throwable failure) {
    body.fail(failure);
  }
}
