package railway.examples.thirdparties;

import java.util.function.Function;

/**
 * Takes a request in two moves, because a third party can be slow between them: {@code begin} when
 * the request arrives (an idempotency key is in progress from here on), {@code finish} when it is
 * carried out.
 */
@FunctionalInterface
interface Endpoint {
  Work begin(Request request);

  /** An endpoint without anything to remember between the two moves. */
  static Endpoint of(Function<Request, Reply> answer) {
    return request -> () -> answer.apply(request);
  }

  /** The one place where a request that cannot be understood, or our own mistake, is a reply. */
  default Endpoint guarded() {
    return request -> {
      try {
        Work work = begin(request);
        return () -> finish(work);
      } catch (MalformedRequest malformed) {
        Reply refusal = refusal(malformed);
        return () -> refusal;
      }
    };
  }

  private static Reply finish(Work work) {
    try {
      return work.finish();
    } catch (MalformedRequest malformed) {
      return refusal(malformed);
    } catch (RuntimeException ourMistake) {
      return Reply.error(500, "a mistake in this third party: " + ourMistake);
    }
  }

  private static Reply refusal(MalformedRequest malformed) {
    return Reply.error(400, String.valueOf(malformed.getMessage()));
  }
}
