package railway.specs.traces;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Next;
import railway.engine.Called;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.EventBus.Announcement;
import railway.store.WorkflowRow;
import railway.testing.world.Stage;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** In the words of Workflow, where an entry is one action, whatever facts it holds. */
final class WorkflowScribe extends Scribe {

  private final Map<TaskId, Integer> visits = new HashMap<>();

  WorkflowScribe(Stage stage) {
    super(stage);
  }

  /** A request under the name of a visit arrives. */
  void acts(TaskId visit) {
    log(Happening.of("Acts").with("i", visits.get(visit)));
  }

  @Override
  public void appended(String invocation, Entry entry) {
    log(written(invocation, entry).with("due", entry.standing().due().isPresent()));
  }

  private Happening written(String invocation, Entry entry) {
    String hop = entry.hop() == Hop.STREAM ? "stream" : "none";
    Optional<Fact.Arrival> arrival = entry.arrival();
    if (arrival.isPresent() && arrival.get().next() instanceof Next.To to) {
      visits.put(to.id(), counted(visits.size() + 1));
    }
    if (entry.seq() == 0) {
      return by(invocation, "Started");
    }
    return arrival.isPresent() && arrival.get() instanceof Fact.Transitioned ended
        ? by(invocation, "Transitioned")
            .with("how", ended.how().accepted() ? "accepted" : "otherwise")
            .with("to", ended.next() instanceof Next.Ended ? "end" : "next")
            .with("hop", hop)
        : by(invocation, "Noted").with("hop", hop);
  }

  @Override
  public void heard(String invocation, Called<?> called) {
    if (called instanceof Called.Returned<?>(Reply.Accepted<?> accepted)) {
      log(by(invocation, "Hears"));
    }
  }

  @Override
  public void followed(String invocation, Entry hint) {
    super.followed(invocation, hint);
    log(by(invocation, "Followed").with("k", number(hint.seq())));
  }

  @Override
  public void woken(String invocation, WorkflowRow row) {
    log(by(invocation, "Woken").with("k", number(row.seq())));
  }

  @Override
  public void showed(String invocation, WorkflowRow row) {
    Happening shows = projects(invocation) ? Happening.of("Projected") : by(invocation, "Mended");
    log(shows.with("k", number(row.seq())));
  }

  @Override
  public void announced(String invocation, Announcement said) {
    if (said.kind() instanceof Announcement.Kind.Ended) {
      log(by(invocation, "Announced").with("k", number(said.seq())));
    }
  }

  private static int number(long seq) {
    return Math.toIntExact(seq) + 1;
  }

  @Override
  Happening fact(String invocation, Fact fact) {
    throw unforeseen(fact);
  }
}
