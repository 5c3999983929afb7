package railway.specs;

import java.time.Duration;

/** A verdict and how long it took. */
public record Checked(Verdict verdict, Duration took) {

  String seconds() {
    return "%.1f".formatted(took.toMillis() / 1000.0);
  }
}
