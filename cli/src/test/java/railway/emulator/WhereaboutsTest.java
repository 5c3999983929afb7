package railway.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No test writes to AWS because somebody's environment names it, and none is skipped in silence.
 */
class WhereaboutsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:5555",
        "https://localhost.localstack.cloud:4566",
        "HTTP://emulator:80",
        " http://[::1]:4566 ",
        "http://amazonaws.com.example.org",
        "http://not-amazonaws.com"
      })
  void anEndpointThatIsNamed_comesBeforeDocker(String named) {
    assertThat(Whereabouts.of(Optional.of(named), false, () -> true))
        .isEqualTo(new Whereabouts.At(URI.create(named.strip())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dynamodb.eu-central-1.amazonaws.com",
        "https://DYNAMODB.EU-CENTRAL-1.AMAZONAWS.COM",
        "https://sqs.eu-central-1.amazonaws.com./",
        "https://amazonaws.com",
        "https://sqs.cn-north-1.amazonaws.com.cn",
        "https://dynamodb.eu-central-1.api.aws"
      })
  void anEndpointOfAws_isRefused_unlessItIsSaidToBeAnEmulator(String named) {
    assertThatThrownBy(() -> Whereabouts.of(Optional.of(named), false, () -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("belongs to AWS")
        .hasMessageContaining("-Drailway.emulator.in.aws=true");
    assertThat(Whereabouts.of(Optional.of(named), true, () -> false))
        .isEqualTo(new Whereabouts.At(URI.create(named)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:5555",
        "localhost",
        "file:///tmp/aws",
        "ftp://emulator",
        "http:///",
        "http://a b"
      })
  void whatIsNoUrlOfAHost_isRefused(String named) {
    assertThatThrownBy(() -> Whereabouts.of(Optional.of(named), false, () -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("Name an emulator");
  }

  @Test
  void withoutAnEndpoint_dockerIsTaken() {
    assertThat(Whereabouts.of(Optional.empty(), false, () -> true))
        .isEqualTo(new Whereabouts.InDocker());
    assertThat(Whereabouts.of(Optional.of(" "), false, () -> true))
        .isEqualTo(new Whereabouts.InDocker());
  }

  @Test
  void withoutBoth_theReasonSaysWhatIsMissing_andHowToRunTheTest() {
    assertThat(Whereabouts.of(Optional.empty(), false, () -> false))
        .isInstanceOfSatisfying(
            Whereabouts.Nowhere.class,
            nowhere ->
                assertThat(nowhere.reason())
                    .contains("AWS_ENDPOINT_URL is not set")
                    .contains("no Docker")
                    .contains(LocalStack.IMAGE)
                    .contains("-Dtest=" + OrderOnEmulatorTest.class.getSimpleName())
                    .contains("docs/reference/emulators.md"));
  }
}
