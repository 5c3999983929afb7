package railway.aws.dynamodb.trouble;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A reply that was received to its end, and what can be left of it on the way to the client. */
final class WireReply {
  private final SdkHttpResponse head;
  private final byte[] body;

  WireReply(SdkHttpResponse head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  static WireReply of(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpResponse head =
        SdkHttpResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", type)
            .putHeader("Content-Length", Integer.toString(bytes.length))
            .build();
    return new WireReply(head, bytes);
  }

  HttpExecuteResponse whole() {
    return with(new ByteArrayInputStream(body));
  }

  /** The first half, and then the connection breaks. */
  HttpExecuteResponse cut() {
    byte[] half = Arrays.copyOf(body, body.length / 2);
    return with(new SequenceInputStream(new ByteArrayInputStream(half), new Reset()));
  }

  /**
   * One bit in the middle is another one. The SDK checks the checksum of replies that are no
   * errors; what is between it and DynamoDB checks the others, and hangs up.
   */
  HttpExecuteResponse garbled() throws IOException {
    if (!head.isSuccessful()) {
      throw new SSLException("bad record MAC");
    }
    byte[] other = body.clone();
    other[body.length / 2] ^= 1;
    return with(new ByteArrayInputStream(other));
  }

  private HttpExecuteResponse with(InputStream content) {
    return HttpExecuteResponse.builder()
        .response(head)
        .responseBody(AbortableInputStream.create(content))
        .build();
  }

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
