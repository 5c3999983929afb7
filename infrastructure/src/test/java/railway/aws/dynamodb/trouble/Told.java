package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import railway.store.StoreTrouble;
import software.amazon.awssdk.core.exception.SdkException;

/** Hears what a call of an adapter comes to: an answer, or trouble, and nothing else. */
final class Told {
  private Told() {}

  /** Makes the call and, whatever came of it, looks at what is there now. */
  static <T> T by(Supplier<T> call, Consumer<Optional<T>> look) {
    Optional<T> answer = Optional.empty();
    try {
      answer = Optional.of(call.get());
      return answer.get();
    } catch (StoreTrouble trouble) {
      assertThat(trouble).hasMessageContaining("in table").hasCauseInstanceOf(SdkException.class);
      throw trouble;
    } catch (RuntimeException escaped) {
      throw new AssertionError("not even StoreTrouble", escaped);
    } finally {
      look.accept(answer);
    }
  }

  /** Makes a call without an answer; the look is told whether it came back. */
  static void that(Runnable call, LookAfterwards look) {
    by(
        () -> {
          call.run();
          return true;
        },
        answer -> look.afterwards(answer.isPresent()));
  }

  /** What is looked at after a call. */
  interface LookAfterwards {
    void afterwards(boolean done);
  }

  /** Makes a call that must say what is there. */
  static <T> T of(Supplier<T> call, Supplier<T> there) {
    return by(call, answer -> answer.ifPresent(said -> assertThat(said).isEqualTo(there.get())));
  }
}
