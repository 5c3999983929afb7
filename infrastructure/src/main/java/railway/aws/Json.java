package railway.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to plain trees and back. A tree is made of {@code Map<String, Object>} (in the order of
 * the text), {@code List<Object>}, {@code String}, {@code Long} ({@code BigInteger} beyond it),
 * {@code BigDecimal}, {@code Boolean} and null.
 */
public final class Json {
  /** Deeper nesting is refused: twice what a data contract takes. */
  public static final int DEEPEST = 128;

  /** A longer number is refused; a data contract takes 100 digits. */
  public static final int LONGEST_NUMBER = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private Json() {}

  /** What came of reading a text. */
  public sealed interface Reading {

    /** The text is one JSON value. */
    record Parsed(@Nullable Object tree) implements Reading {}

    /**
     * It is not.
     *
     * @param reason what is wrong and where, never what the text holds
     */
    record NotJson(String reason) implements Reading {}
  }

  /** Reads one value and nothing after it. An object that has a field twice is refused. */
  public static Reading parse(String text) {
    return read(() -> FACTORY.createParser(text));
  }

  /** As {@link #parse(String)}, from UTF-8. */
  public static Reading parse(byte[] bytes) {
    return read(() -> FACTORY.createParser(bytes));
  }

  private interface Source {
    JsonParser open() throws IOException;
  }

  private static Reading read(Source source) {
    try (JsonParser parser = source.open()) {
      return TreeReader.read(parser);
    } catch (IOException broken) {
      return new Reading.NotJson(TreeReader.reason(broken));
    }
  }

  /**
   * Writes a tree without white space.
   *
   * @throws IllegalArgumentException if something in it is no part of a plain tree
   */
  public static String write(@Nullable Object tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      TreeWriter.write(tree, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory failed", impossible);
    }
    return text.toString();
  }
}
