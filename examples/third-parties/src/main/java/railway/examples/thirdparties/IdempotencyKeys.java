package railway.examples.thirdparties;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Idempotency keys as a provider keeps them: bound to the request that came with them, and
 * forgotten when their retention has passed. A key that was forgotten is a new one, and the effect
 * happens again.
 */
final class IdempotencyKeys {
  static final String HEADER = "Idempotency-Key";

  private sealed interface Entry {
    String fingerprint();
  }

  private record InProgress(String fingerprint) implements Entry {}

  private record Answered(String fingerprint, Reply reply, Instant forgottenAt) implements Entry {}

  private final InstantSource clock;
  private final Duration retention;
  private final Map<String, Entry> entries = new HashMap<>();

  IdempotencyKeys(InstantSource clock, Duration retention) {
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Begins the work unless the key has been seen. Retention is counted from here, the moment the
   * request was first received.
   */
  synchronized Work begin(Request request, Work work) {
    String key = request.header(HEADER);
    String fingerprint = request.method() + " " + request.path() + "\n" + request.raw();
    Instant now = clock.instant();
    if (entries.get(key) instanceof Answered old && !now.isBefore(old.forgottenAt())) {
      entries.remove(key);
    }
    return switch (entries.get(key)) {
      case null -> {
        entries.put(key, new InProgress(fingerprint));
        yield () -> answer(key, fingerprint, now.plus(retention), work);
      }
      case Entry other when !other.fingerprint().equals(fingerprint) ->
          () ->
              Reply.error(422, "key '" + key + "' came with another request before: use a new key");
      case InProgress busy ->
          () -> Reply.of(409, Reply.fields("reason", "in progress", "error", "repeat it later"));
      case Answered done -> () -> done.reply().with("Idempotent-Replayed", "true");
    };
  }

  private Reply answer(String key, String fingerprint, Instant forgottenAt, Work work) {
    try {
      Reply reply = work.finish();
      put(key, new Answered(fingerprint, reply, forgottenAt));
      return reply;
    } catch (RuntimeException nothingDone) {
      remove(key);
      throw nothingDone;
    }
  }

  private synchronized void put(String key, Entry entry) {
    entries.put(key, entry);
  }

  private synchronized void remove(String key) {
    entries.remove(key);
  }
}
