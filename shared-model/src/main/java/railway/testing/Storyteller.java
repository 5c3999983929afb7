package railway.testing;

import java.util.Set;
import java.util.stream.Collectors;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Called;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.WorkflowRow;
import railway.testing.world.Broken;
import railway.testing.world.Call;
import railway.testing.world.Fault;
import railway.testing.world.Stage;
import railway.testing.world.Witness;
import railway.workflow.Event;
import railway.workflow.TaskId;

/** Writes down what happens in a world, step by step, for people. */
final class Storyteller implements Witness {

  private final Story story = new Story(() -> Stage.here().now());

  private void step(String what) {
    story.add(what);
  }

  @Override
  public void appended(String invocation, Entry entry) {
    step(
        "%s writes entry %d of %s: %s"
            .formatted(
                invocation,
                entry.seq(),
                entry.id(),
                entry.facts().stream().map(Object::toString).collect(Collectors.joining(", "))));
  }

  @Override
  public void heard(String invocation, Called<?> called) {
    step("%s hears of its request: %s".formatted(invocation, called));
  }

  @Override
  public void followed(String invocation, Entry hint) {
    step("the stream brings %s entry %d of %s".formatted(invocation, hint.seq(), hint.id()));
  }

  @Override
  public void woken(String invocation, WorkflowRow row) {
    step(
        "the sweeper hands %s the row of %s, due %s"
            .formatted(
                invocation, row.id(), row.standing().due().map(Object::toString).orElse("never")));
  }

  @Override
  public void announced(String invocation, Announcement said) {
    step("%s announces %s of %s".formatted(invocation, said.event(), said.id()));
  }

  @Override
  public void rejected(String invocation, Event trigger, String reason) {
    step("%s rejects %s: %s".formatted(invocation, trigger, reason));
  }

  @Override
  public void told(String invocation, Answer answer, Answered answered) {
    step("%s tells answer %s: %s".formatted(invocation, answer.id(), answered));
  }

  @Override
  public void struck(String invocation, Fault fault, Call call) {
    step("!! %s at %s of %s".formatted(fault.words(), call.words(), invocation));
  }

  @Override
  public void acted(TaskId id, int times) {
    step("** the third party does %s, for the %s time".formatted(id, ordinal(times)));
  }

  private static String ordinal(int number) {
    return switch (number) {
      case 1 -> "first";
      case 2 -> "second";
      case 3 -> "third";
      default -> number + "th";
    };
  }

  /** The test that plays, so that nobody has to look for it. */
  private static String caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().endsWith("Test"))
                    .findFirst()
                    .map(
                        frame ->
                            "-Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false "
                                .formatted(frame.getClassName()))
                    .orElse(""));
  }

  /** The whole story. */
  String tell(long seed, Broken broken, int faults, int left, Set<Integer> runs, int tries) {
    return """
        %s
        World %d, run %s; %d of its %d faults are enough (%d worlds tried).
        Play it again: ./mvnw test %s-Drailway.world=%d
        %s\
        """
        .formatted(
            broken.getMessage(),
            seed,
            runs.stream().map(Object::toString).collect(Collectors.joining(" and ")),
            left,
            faults,
            tries,
            caller(),
            seed,
            story.told());
  }
}
