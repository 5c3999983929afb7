package railway.cloud.buckets;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import railway.cloud.stream.DeadLetter;

/**
 * A batch that was given up, as Lambda puts it into a bucket: the name of the object says which
 * trigger gave it up, and when.
 */
public record FailedBatch(String key, String content) {
  private static final DateTimeFormatter DAY = utc("yyyy/MM/dd");
  private static final DateTimeFormatter SECOND = utc("yyyy-MM-dd'T'HH.mm.ss");

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /**
   * Names a letter.
   *
   * @param id makes the name unique
   */
  public static FailedBatch of(DeadLetter letter, String id) {
    return new FailedBatch(
        folder(letter.function(), letter.trigger())
            + "%s/%s/%s-%s"
                .formatted(letter.shard(), DAY.format(letter.at()), SECOND.format(letter.at()), id),
        letter.message());
  }

  /** Where all batches of one trigger are: {@code aws/lambda/<event source mapping>/}. */
  public static String folder(String function, String trigger) {
    UUID mapping =
        UUID.nameUUIDFromBytes((function + "/" + trigger).getBytes(StandardCharsets.UTF_8));
    return "aws/lambda/" + mapping + "/";
  }
}
