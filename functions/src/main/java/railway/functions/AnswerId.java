package railway.functions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import railway.aws.Json;
import railway.engine.Caller;

/** The name of an answer whose sender gave it none: equal for equal answers of one caller. */
final class AnswerId {

  /** An answer's id is kept in the journal. */
  static final int LONGEST = 200;

  private AnswerId() {}

  /** Whether a sender's own name for its answer can be taken. */
  static boolean fits(String given) {
    return !given.isBlank() && given.length() <= LONGEST && Wholeness.of(given);
  }

  static String of(Caller caller, @Nullable Object answer) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(caller.name().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(Json.write(canonical(answer)).getBytes(StandardCharsets.UTF_8));
      return "sha256-" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** The order of fields means nothing. */
  private static @Nullable Object canonical(@Nullable Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), canonical(value)));
        yield sorted;
      }
      case List<?> list -> {
        List<@Nullable Object> elements = new ArrayList<>(list.size());
        list.forEach(element -> elements.add(canonical(element)));
        yield elements;
      }
      case null, default -> tree;
    };
  }
}
