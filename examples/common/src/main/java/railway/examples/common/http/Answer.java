package railway.examples.common.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import railway.workflow.Event;
import railway.workflow.Reply;

/**
 * A status and the object that came with it. What all third parties have in common is read here:
 * 400 means that nothing was done, and so does 503 when its body says so; anything else unexpected,
 * every other 5xx with it, means that nobody knows.
 */
public record Answer(String who, int status, Map<String, Object> body) {

  /** The object in a body, or an empty one: a proxy's page says nothing about our business. */
  static Map<String, Object> objectIn(String text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException noObject) {
      return Map.of();
    }
  }

  /**
   * A field that the third party promises.
   *
   * @throws UnreadableAnswer if it is not there, so that the attempt counts as unanswered
   */
  public String text(String field) throws UnreadableAnswer {
    if (body.get(field) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new UnreadableAnswer("the %s answered %d without '%s'".formatted(who, status, field));
  }

  /** The third party looked and has no such thing, which is more than a wrong address. */
  public boolean notFound() {
    return status == 404 && Boolean.FALSE.equals(body.get("found"));
  }

  /** Why it is certain that nothing was done; empty if it is not certain. */
  public Optional<String> refusal() {
    boolean nothingDone = status == 400 || (status == 503 && "none".equals(body.get("effect")));
    return nothingDone ? Optional.of(words()) : Optional.empty();
  }

  /** What a status means that a client does not know better. */
  public <N extends Event> Reply<N> otherwise() {
    Optional<String> refusal = refusal();
    return refusal.isPresent() ? Reply.refused(refusal.get()) : Reply.unanswered(words());
  }

  /** For people, without the payload. */
  public String words() {
    return "the %s answered %d".formatted(who, status);
  }
}
