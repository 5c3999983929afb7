package railway.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import railway.engine.Pace;

/** Versions of the code, one after the other; for a while the old and the new run side by side. */
final class Rollout {

  private static final Duration MOST_BETWEEN = Duration.ofMinutes(40);

  private final Stage stage;
  private final List<Version> versions;
  private final List<Instant> begins = new ArrayList<>();

  /** The first version is there from the beginning, each other one comes within the hour. */
  Rollout(Stage stage, List<Version> versions) {
    this.stage = stage;
    this.versions = List.copyOf(versions);
    Instant last = stage.now();
    for (Version version : versions) {
      begins.add(last);
      last = last.plus(version.number() == 0 ? Duration.ZERO : overlap()).plus(between());
    }
  }

  private Duration between() {
    return versions.size() == 1 ? Duration.ZERO : Wire.upTo(stage, MOST_BETWEEN);
  }

  /** How long invocations may still begin with the version before. */
  private static Duration overlap() {
    return Pace.USUAL.deployment().dividedBy(2);
  }

  Version latest() {
    return versions.getLast();
  }

  /** The version with which an invocation begins now. */
  Version current() {
    Version current = versions.getFirst();
    for (Version version : versions) {
      Instant begun = begins.get(version.number());
      boolean there = !stage.now().isBefore(begun);
      boolean everywhere = !stage.now().isBefore(begun.plus(overlap()));
      if (version.number() > 0 && there && (everywhere || stage.once(2))) {
        current = version;
      }
    }
    return current;
  }
}
