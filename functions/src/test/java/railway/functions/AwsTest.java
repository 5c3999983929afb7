package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import railway.deployment.Environment;
import railway.engine.Definitions;
import railway.store.Journal;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;

class AwsTest {
  private static final String KEY_ID = "aws.accessKeyId";
  private static final String KEY = "aws.secretAccessKey";

  @BeforeEach
  void somebodyHasKeys() {
    System.setProperty(KEY_ID, "id");
    System.setProperty(KEY, "key");
  }

  @AfterEach
  void nobodyHasKeys() {
    System.clearProperty(KEY_ID);
    System.clearProperty(KEY);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aReplyThatOnlyTrickles_isGivenUp_likeOneThatDoesNotCome() throws Exception {
    try (Trickle slow = new Trickle()) {
      Map<String, String> variables = new HashMap<>(SettingsTest.variables());
      variables.put("AWS_REGION", "eu-central-1");
      variables.put("AWS_ENDPOINT_URL_DYNAMODB", slow.address());
      Environment environment = new Environment(variables);
      Journal journal =
          new Aws(environment, Duration.ofMillis(100), Duration.ofMillis(500))
              .ports(Settings.of(environment), Definitions.of(new ParcelWorkflow()))
              .journal();

      assertThatThrownBy(() -> journal.tail(new WorkflowId("parcel-1")))
          .isInstanceOf(StoreTrouble.class)
          .hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
    }
  }

  @Test
  void aFunctionOfALocalCloud_isWhoItsEnvironmentSays() {
    assertThat(identity(Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b")))
        .isEqualTo(AwsBasicCredentials.create("a", "b"));
  }

  @Test
  void temporaryCredentials_asOnLambda_areLeftToTheSdk_whichLooksWhenTheyAreNeeded() {
    Map<String, String> temporary =
        Map.of(
            "AWS_ACCESS_KEY_ID", "a",
            "AWS_SECRET_ACCESS_KEY", "b",
            "AWS_SESSION_TOKEN", "c");

    assertThat(identity(temporary).accessKeyId()).isEqualTo("id");
  }

  @Test
  void withoutKeysInTheEnvironment_theSdkLooksForThem_whenTheyAreNeeded() {
    assertThat(identity(Map.of()).accessKeyId()).isEqualTo("id");
  }

  private static AwsCredentials identity(Map<String, String> variables) {
    return Aws.credentials(new Environment(variables)).resolveCredentials();
  }

  /** Answers every request with a reply of which a byte comes now and then, for hours. */
  private static final class Trickle implements AutoCloseable {
    private static final int EVERY_MILLIS = 20;
    private static final String BEGINNING =
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 1000000\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Trickle() throws IOException {
      Thread.ofVirtual().name("accepts").start(this::accept);
    }

    String address() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
      try {
        while (true) {
          Socket client = server.accept();
          Thread.ofVirtual().name("trickles").start(() -> trickle(client));
        }
      } catch (IOException closed) {
        // the test is over
      }
    }

    private static void trickle(Socket client) {
      try (client) {
        client.setSoTimeout(EVERY_MILLIS);
        client.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
        while (listensOn(client)) {
          client.getOutputStream().write(' ');
          client.getOutputStream().flush();
        }
      } catch (IOException gone) {
        // the client has given up
      }
    }

    /** Whether the client is still there, once nothing more of its request comes. */
    private static boolean listensOn(Socket client) throws IOException {
      try {
        while (client.getInputStream().read() >= 0) {
          // the request, which says nothing new
        }
        return false;
      } catch (SocketTimeoutException silent) {
        return true;
      } catch (SocketException gone) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
