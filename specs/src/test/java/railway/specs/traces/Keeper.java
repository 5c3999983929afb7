package railway.specs.traces;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import railway.testing.world.Stage;
import railway.workflow.Event;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** A third party that keeps a key for each identifier and says yes, over a bad line. */
final class Keeper {

  private final Stage stage;
  private final WorkflowScribe scribe;
  private final Map<TaskId, Event> answers = new HashMap<>();

  Keeper(Stage stage, WorkflowScribe scribe) {
    this.stage = stage;
    this.scribe = scribe;
  }

  <N extends Event> Reply<N> request(TaskId key, Supplier<N> answer) throws IOException {
    travels();
    return switch (stage.random().nextInt(6)) {
      case 0 -> throw new ConnectException("refused");
      case 1 -> {
        stage.enter(
            Duration.ofSeconds(stage.random().nextInt(30)), () -> unheard(acts(key, answer)));
        throw new IOException("reset");
      }
      case 2 -> {
        unheard(acts(key, answer));
        throw new IOException("reset");
      }
      default -> {
        N said = acts(key, answer);
        travels();
        yield Reply.accepted(said);
      }
    };
  }

  @SuppressWarnings("unchecked") // one key is used by one kind of request
  private <N extends Event> N acts(TaskId key, Supplier<N> answer) {
    scribe.acts(key);
    return (N) answers.computeIfAbsent(key, first -> answer.get());
  }

  private void travels() {
    stage.sleep(Duration.ofMillis(stage.random().nextInt(stage.once(6) ? 14_000 : 300)));
  }

  private static void unheard(Event answer) {
    assert answer != null;
  }
}
