package railway.cloud.queues;

import java.nio.charset.StandardCharsets;

/**
 * A named value that travels beside the body of a message. The type is {@code String}, {@code
 * Number} or {@code Binary}, with an optional suffix after a dot.
 */
public record MessageAttribute(String type, Value value) {
  public MessageAttribute {
    boolean known =
        type.equals("String")
            || type.equals("Number")
            || type.equals("Binary")
            || type.startsWith("String.")
            || type.startsWith("Number.")
            || type.startsWith("Binary.");
    if (!known) {
      throw new IllegalArgumentException(
          "The type of a message attribute is String, Number or Binary, with an optional suffix after a dot, not '"
              + type
              + "'");
    }
  }

  /** An attribute of type String. */
  public static MessageAttribute text(String value) {
    return new MessageAttribute("String", new Text(value));
  }

  int size() {
    return type.length() + value.bytes().length;
  }

  /** What an attribute holds. */
  public sealed interface Value {
    /** As it is counted and digested. */
    byte[] bytes();
  }

  /** Of types String and Number. */
  public record Text(String text) implements Value {
    @Override
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Of type Binary. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  public record Binary(byte[] bytes) implements Value {}
}
