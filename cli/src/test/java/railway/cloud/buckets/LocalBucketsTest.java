package railway.cloud.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import railway.cloud.stream.DeadLetter;
import railway.cloud.template.BucketSpec;

class LocalBucketsTest {
  private static final List<BucketSpec> SPECS = List.of(new BucketSpec("Failed", "failed"));
  private static final String ARN = "arn:aws:s3:::failed";
  private static final FailedBatch BATCH =
      FailedBatch.of(
          new DeadLetter(
              "Follow", "Journal", "shardId-1", Instant.parse("2026-03-04T05:06:07.8Z"), "{}"),
          "id-1");

  @Test
  void aBatch_hasTheNameThatLambdaGivesIt() {
    assertThat(BATCH.key())
        .matches("aws/lambda/[0-9a-f-]{36}/shardId-1/2026/03/04/2026-03-04T05\\.06\\.07-id-1")
        .startsWith(FailedBatch.folder("Follow", "Journal"));
  }

  @Test
  void anObject_isKept_andShownInTheFolder(@TempDir Path folder) {
    var buckets = new LocalBuckets(SPECS, Optional.of(folder));

    buckets.put(ARN, BATCH);

    assertThat(buckets.objects("failed")).isEqualTo(Map.of(BATCH.key(), "{}"));
    assertThat(folder.resolve("failed").resolve(BATCH.key())).hasContent("{}");
  }

  @Test
  void withoutAFolder_anObjectIsKeptInMemory() {
    var buckets = new LocalBuckets(SPECS, Optional.empty());

    buckets.put(ARN, BATCH);

    assertThat(buckets.objects("failed")).hasSize(1);
  }

  @Test
  void aBucketThatIsNotThere_isNamed() {
    var buckets = new LocalBuckets(SPECS, Optional.empty());

    assertThat(buckets.has("arn:aws:s3:::other")).isFalse();
    assertThatThrownBy(() -> buckets.put("arn:aws:s3:::other", BATCH))
        .hasMessageContainingAll("no bucket other", "failed");
  }
}
