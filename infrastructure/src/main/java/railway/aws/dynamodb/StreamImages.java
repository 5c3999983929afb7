package railway.aws.dynamodb;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Images of stream records. Lambda hands them over as DynamoDB's own JSON ({@code {"S": "x"}},
 * {@code {"M": {…}}}, …), which a JSON parser makes a plain tree.
 */
public final class StreamImages {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,130}(\\.[0-9]{1,130})?([eE][+-]?[0-9]{1,3})?");

  private StreamImages() {}

  /**
   * The item of an image.
   *
   * @param image the plain tree of {@code NewImage}
   * @throws IllegalArgumentException if it is none; the message says where
   */
  public static Map<String, AttributeValue> item(@Nullable Object image) {
    return map(image, "NewImage");
  }

  private static Map<String, AttributeValue> map(@Nullable Object tree, String path) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    object(tree, path)
        .forEach((name, value) -> item.put(String.valueOf(name), value(value, path + "." + name)));
    return item;
  }

  private static AttributeValue value(@Nullable Object tree, String path) {
    Map<?, ?> typed = object(tree, path);
    if (typed.size() != 1) {
      throw unlike(path, "one type and its value, as in {\"S\": \"text\"}");
    }
    Map.Entry<?, ?> only = typed.entrySet().iterator().next();
    Object value = only.getValue();
    return switch (String.valueOf(only.getKey())) {
      case "S" -> AttributeValue.fromS(text(value, path));
      case "N" -> AttributeValue.fromN(number(value, path));
      case "BOOL" -> AttributeValue.fromBool(flag(value, path));
      case "NULL" -> AttributeValue.fromNul(flag(value, path));
      case "M" -> AttributeValue.fromM(map(value, path));
      case "L" -> AttributeValue.fromL(elements(value, path, StreamImages::value));
      case "SS" -> AttributeValue.fromSs(elements(value, path, StreamImages::text));
      case "NS" -> AttributeValue.fromNs(elements(value, path, StreamImages::number));
      case "B" -> AttributeValue.fromB(bytes(value, path));
      case "BS" -> AttributeValue.fromBs(elements(value, path, StreamImages::bytes));
      default -> throw unlike(path, "one of the types S, N, BOOL, NULL, M, L, SS, NS, B, BS");
    };
  }

  private interface Element<T> {
    T read(@Nullable Object value, String path);
  }

  private static <T> List<T> elements(@Nullable Object tree, String path, Element<T> element) {
    if (!(tree instanceof List<?> list)) {
      throw unlike(path, "a list");
    }
    List<T> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      elements.add(element.read(list.get(i), path + "[" + i + "]"));
    }
    return elements;
  }

  private static Map<?, ?> object(@Nullable Object tree, String path) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw unlike(path, "an object");
  }

  private static String text(@Nullable Object value, String path) {
    if (value instanceof String text) {
      return text;
    }
    throw unlike(path, "text");
  }

  private static String number(@Nullable Object value, String path) {
    String text = text(value, path);
    if (!NUMBER.matcher(text).matches()) {
      throw unlike(path, "a number as text");
    }
    return text;
  }

  private static boolean flag(@Nullable Object value, String path) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw unlike(path, "true or false");
  }

  private static SdkBytes bytes(@Nullable Object value, String path) {
    String text = text(value, path);
    try {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException malformed) {
      throw unlike(path, "base64");
    }
  }

  private static IllegalArgumentException unlike(String path, String expected) {
    return new IllegalArgumentException(
        "Not an image of a DynamoDB item: expected %s at %s".formatted(expected, path));
  }
}
