package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import railway.aws.Json;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The JDK's URL connection sends a buffered POST a second time when its connection ends without a
 * reply, and tells nobody; one that is streamed, as the SDK's are, it leaves to the SDK.
 */
class LostReplyTest {
  private static final String ORDER =
      """
      {"id": "1", "source": "shop", "detail-type": "OrderPlaced", "detail": {
        "orderId": "1", "customerId": "c-1", "email": "ann@example.org", "address": "1 Main Street",
        "lines": [{"sku": "tea", "quantity": 2, "price": 4.25}], "total": 8.50}}
      """;

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPutWhoseReplyIsLost_isSentAgainByTheSdkAlone_andTheEntryIsOurOwn() throws Exception {
    try (LosesOneReply table = new LosesOneReply();
        Aws aws =
            new Aws(
                environment(table.address()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))) {
      Environment environment = environment(table.address());
      Deployment workflows = Deployment.of(environment, House.class.getClassLoader());
      House house = House.build(environment, aws, workflows.definitions());
      Queue<String> lines = new ConcurrentLinkedQueue<>();

      new StartWorkflow(house)
          .handleRequest(
              new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              new TestContext("request", lines));

      assertThat(lines).singleElement().asString().contains("\"started\"", "order-1");
      assertThat(table.attempts()).containsExactly("attempt=1; max=3", "attempt=2; max=3");
    }
  }

  private static Environment environment(String address) {
    Map<String, String> variables = new HashMap<>(SettingsTest.variables());
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", address);
    return new Environment(variables);
  }

  /** Takes the first put and hangs up; refuses the second, because the item is there. */
  private static final class LosesOneReply implements AutoCloseable {
    private static final String REFUSAL =
        "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> attempts = new ConcurrentLinkedQueue<>();

    LosesOneReply() throws IOException {
      Thread.ofVirtual().name("table").start(this::listen);
    }

    String address() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** How the SDK counted each request. */
    List<String> attempts() {
      return List.copyOf(attempts);
    }

    private void listen() {
      while (!server.isClosed()) {
        try (Socket caller = server.accept()) {
          serve(caller);
        } catch (IOException gone) {
          // a caller that left, or the end of the test
        }
      }
    }

    private void serve(Socket caller) throws IOException {
      InputStream in = new BufferedInputStream(caller.getInputStream());
      int length = 0;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.startsWith("amz-sdk-request: ")) {
          attempts.add(line.substring("amz-sdk-request: ".length()));
        } else if (line.startsWith("Content-Length: ")) {
          length = Integer.parseInt(line.substring("Content-Length: ".length()));
        }
      }
      Json.Reading put = Json.parse(in.readNBytes(length));
      if (attempts.size() > 1 && put instanceof Json.Reading.Parsed(var tree)) {
        Map<String, Object> refusal =
            Map.of("__type", REFUSAL, "Item", new Tree(tree).at("Item").object().orElseThrow());
        byte[] reply = Json.write(refusal).getBytes(StandardCharsets.UTF_8);
        String head =
            "HTTP/1.1 400 Bad Request\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(reply.length);
        caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().write(reply);
      }
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.append((char) next);
      }
      return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
