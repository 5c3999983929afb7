package railway.functions;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import railway.aws.Json;

/**
 * An event as a rule of the bus hands it over.
 *
 * @param id the bus's own, the same in each repetition
 * @param detail a plain tree, not checked yet
 * @param text the whole event as it came
 */
record BusMessage(
    String id, String source, String detailType, @Nullable Object detail, String text) {

  /** What the bus takes in one entry, in bytes; whoever calls a function directly keeps to it. */
  static final int MOST_BYTES = 256 * 1024;

  /** What came of reading one. */
  sealed interface Reading {

    /** It is one. */
    record Message(BusMessage message) implements Reading {}

    /** It is not, and nobody but a person can do anything about it. */
    record Unlike(String source, String reason, String text) implements Reading {}
  }

  /** Reads an event; says what is wrong with it if that fails. */
  static Reading read(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    return switch (Json.parse(input)) {
      case Json.Reading.NotJson broken ->
          new Reading.Unlike(
              "unknown", broken.reason() + ". Mend the text and send it again", text);
      case Json.Reading.Parsed parsed -> of(new Tree(parsed.tree()), input.length, text);
    };
  }

  private static Reading of(Tree event, int bytes, String text) {
    String source = event.at("source").text().orElse("unknown");
    Optional<String> id = event.at("id").text().filter(AnswerId::fits);
    Optional<String> detailType = event.at("detail-type").text();
    if (id.isEmpty() || detailType.isEmpty() || !event.has("detail")) {
      return new Reading.Unlike(
          source,
          "This is no event of EventBridge, which has id, source, detail-type and detail: send it"
              + " through the bus (PutEvents)",
          text);
    }
    if (bytes > MOST_BYTES) {
      return new Reading.Unlike(
          source,
          "%s has %d bytes, over the limit of %d: send references instead of contents"
              .formatted(detailType.get(), bytes, MOST_BYTES),
          text);
    }
    return new Reading.Message(
        new BusMessage(id.get(), source, detailType.get(), event.at("detail").value(), text));
  }
}
