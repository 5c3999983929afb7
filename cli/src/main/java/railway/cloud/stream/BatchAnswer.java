package railway.cloud.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.cloud.wire.Json;

/** What a function that reports batch item failures says of a chunk. */
sealed interface BatchAnswer {

  /** Every record was processed. */
  record AllProcessed() implements BatchAnswer {}

  /**
   * The records before this one were processed.
   *
   * @param index of the lowest record that failed
   */
  record FailedFrom(int index) implements BatchAnswer {}

  /** The answer cannot be understood, therefore no record counts as processed. */
  record Unreadable(String reason) implements BatchAnswer {}

  /**
   * As Lambda reads it: nothing, {@code null}, {@code {}} and an empty list of failures all mean
   * success.
   */
  static BatchAnswer read(byte[] answer, Chunk chunk) {
    String text = new String(answer, StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || text.equals("null")) {
      return new AllProcessed();
    }
    Optional<Map<String, Object>> tree = Json.object(text);
    if (tree.isEmpty()) {
      return new Unreadable("the answer is not a JSON object");
    }
    Object failures = tree.get().get("batchItemFailures");
    if (failures == null) {
      return new AllProcessed();
    }
    if (!(failures instanceof List<?> items)) {
      return new Unreadable("batchItemFailures is not a list");
    }
    List<String> sequenceNumbers =
        chunk.records().stream().map(StreamRecord::sequenceNumber).toList();
    int lowest = sequenceNumbers.size();
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> failure
          && failure.get("itemIdentifier") instanceof String sequenceNumber
          && sequenceNumbers.contains(sequenceNumber))) {
        return new Unreadable(
            "batchItemFailures holds "
                + item
                + " where {\"itemIdentifier\": a sequence number of the batch} belongs");
      }
      lowest = Math.min(lowest, sequenceNumbers.indexOf(sequenceNumber));
    }
    return lowest == sequenceNumbers.size() ? new AllProcessed() : new FailedFrom(lowest);
  }
}
