package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Moments as text. */
class MomentsTest {

  @Test
  void exact_hasMilliseconds_evenIfTheyAreZero() {
    assertThat(Moments.exact(Instant.parse("2026-03-01T12:00:00Z")))
        .isEqualTo("2026-03-01T12:00:00.000Z");
  }

  @Test
  void exact_losesNothing() {
    Stream.of("2026-03-01T12:00:00.000000001Z", "-0044-03-15T11:00:00.5Z", "+12026-03-01T12:00:00Z")
        .map(Instant::parse)
        .forEach(moment -> assertThat(Instant.parse(Moments.exact(moment))).isEqualTo(moment));
    assertThat(Instant.parse(Moments.exact(Instant.MAX))).isEqualTo(Instant.MAX);
  }

  @Test
  void keys_sortAsTimeDoes_andAreAllOfOneLength() {
    List<String> keys =
        Stream.of(
                Instant.MIN,
                Instant.EPOCH,
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2026-03-01T12:00:00.001999Z"),
                Instant.parse("2026-03-01T12:00:00.010Z"),
                Instant.MAX)
            .map(Moments::key)
            .toList();

    assertThat(keys).isSorted().doesNotHaveDuplicates().allMatch(key -> key.length() == 24);
  }
}
