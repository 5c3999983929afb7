package railway.examples.thirdparties;

import java.net.http.HttpResponse;
import java.util.Map;

/** What a caller heard. */
sealed interface Heard {
  record Answer(int status, Map<String, Object> body, boolean replayed) implements Heard {}

  /** The connection ended without a word. */
  record Nothing() implements Heard {}

  static Heard of(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        Json.object(response.body()),
        response.headers().firstValue("Idempotent-Replayed").isPresent());
  }

  default Answer answer() {
    return switch (this) {
      case Answer answer -> answer;
      case Nothing nothing -> throw new AssertionError("the connection ended without an answer");
    };
  }

  default int status() {
    return answer().status();
  }

  default Object get(String field) {
    return answer().body().getOrDefault(field, "absent");
  }
}
