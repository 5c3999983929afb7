package railway.testing.world;

/**
 * A promise that was not kept. No exception, so that neither the engine nor an author's code takes
 * it for a fault of theirs on its way out.
 */
public final class Broken extends Error {
  private static final long serialVersionUID = 1L;

  private final Promise promise;

  Broken(Promise promise, String what) {
    super("%s is broken (%s): %s".formatted(promise.named(), promise.words(), what));
    this.promise = promise;
  }

  /** Which one. */
  public Promise promise() {
    return promise;
  }
}
