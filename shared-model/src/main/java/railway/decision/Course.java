package railway.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.workflow.Event;

/**
 * A visit as it went: every ledger that was the newest at some time. An audit needs the earlier
 * ones too, because what a process knows of its own attempt survives a lost race.
 *
 * @param stages oldest first, never empty
 */
public record Course(Algorithm algorithm, List<Stage> stages) {

  /** A ledger, and when it came to be. */
  public record Stage(Instant at, Ledger ledger) {}

  public Course {
    stages = List.copyOf(stages);
  }

  /** The task has just been reached. */
  public static Course opened(Algorithm algorithm, Event event, Next.To at, Instant since) {
    return new Course(algorithm, List.of(new Stage(since, Ledger.opened(event, at, since))));
  }

  /** After one more fact of the visit. */
  public Course with(Recorded recorded) {
    return with(new Stage(recorded.at(), newest().with(recorded)));
  }

  /** After an entry whose facts led to this ledger. */
  public Course with(Stage stage) {
    List<Stage> longer = new ArrayList<>(stages);
    longer.add(stage);
    return new Course(algorithm, longer);
  }

  public Ledger newest() {
    return stages.getLast().ledger();
  }

  /** An attempt's line as it is now. */
  Optional<Attempt> line(int attempt) {
    return line(newest(), attempt);
  }

  static Optional<Attempt> line(Ledger ledger, int attempt) {
    return ledger.attempts().stream().filter(line -> line.number() == attempt).findFirst();
  }

  /** The stages in which the attempt was on record. */
  List<Stage> since(int attempt) {
    return stages.stream().filter(stage -> line(stage.ledger(), attempt).isPresent()).toList();
  }

  /** Whether the attempt's step ever was the one to be confirmed. */
  boolean everElected(int attempt) {
    return since(attempt).stream()
        .anyMatch(
            stage ->
                line(stage.ledger(), attempt)
                    .filter(line -> line.state() == Attempt.State.ELECTED)
                    .isPresent());
  }
}
