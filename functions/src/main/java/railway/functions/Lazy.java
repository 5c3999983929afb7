package railway.functions;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first wanted: a client that few invocations need. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }
}
