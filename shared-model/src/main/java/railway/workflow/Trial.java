package railway.workflow;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of an author's pure function with a specimen. */
sealed interface Trial<T> {

  /** It gave a value. */
  record Gave<T>(T value) implements Trial<T> {}

  /** It did not. */
  record Failed<T>(String why) implements Trial<T> {}

  /** Calls it; whatever it throws, and a null, is a failure that the author is told of. */
  static <T> Trial<T> of(Supplier<@Nullable T> call) {
    try {
      @Nullable T value = call.get();
      return value == null ? new Failed<>("returns null") : new Gave<>(value);
    } catch (RuntimeException thrown) {
      return new Failed<>("throws " + thrown);
    }
  }

  /** What comes of the value; a failure stays one. */
  default <U> Trial<U> then(Function<T, @Nullable U> next) {
    return switch (this) {
      case Gave<T>(T value) -> of(() -> next.apply(value));
      case Failed<T>(String why) -> new Failed<>(why);
    };
  }

  default Optional<T> given() {
    return switch (this) {
      case Gave<T>(T value) -> Optional.of(value);
      case Failed<T> failed -> Optional.empty();
    };
  }
}
