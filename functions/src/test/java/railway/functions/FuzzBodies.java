package railway.functions;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import railway.functions.fuzz.Bytes;
import railway.functions.fuzz.Dice;
import railway.functions.fuzz.Mutator;
import railway.functions.fuzz.Written;

/**
 * Calls of the HTTP API whose body, a JSON text inside a JSON text, is changed as what it holds.
 */
final class FuzzBodies {

  private FuzzBodies() {}

  static Object changed(Object event, Mutator mutator, Dice dice) {
    if (new Tree(event).at("body").text().isEmpty()) {
      return mutator.changed(event, dice);
    }
    Object body = Bench.json(new Tree(event).at("body").text().orElseThrow()).value();
    String text = Written.text(mutator.changed(body, dice));
    byte[] bytes = dice.oneIn(6) ? Bytes.harmed(text, dice) : text.getBytes(StandardCharsets.UTF_8);
    Object copy = Mutator.copy(event);
    @SuppressWarnings("unchecked") // a copy of an object is a map from text
    Map<String, Object> call = (Map<String, Object>) copy;
    boolean encoded = dice.oneIn(3);
    call.put(
        "body",
        encoded
            ? Base64.getEncoder().encodeToString(bytes)
            : new String(bytes, StandardCharsets.UTF_8));
    call.put("isBase64Encoded", encoded);
    return call;
  }
}
