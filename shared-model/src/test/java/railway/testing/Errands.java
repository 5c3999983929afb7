package railway.testing;

import java.time.Duration;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Outcome;
import railway.workflow.PessimisticLockState;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/** A workflow of two tasks, with a mistake of its author to be found. */
record Errands(Fetch fetch, Bring bring)
    implements Workflow<Errands.Asked, Errands.Said, Errands.End> {

  sealed interface Said extends Event {}

  record Asked(String id) implements Said {}

  sealed interface Fetching extends Said {}

  record Fetched(String id) implements Fetching {}

  sealed interface Bringing extends Said {}

  sealed interface End extends Said, Outcome {}

  record Brought(String id) implements End, Bringing {}

  record LeftUndone(String id) implements End, Bringing, Fetching {}

  static Simulation<Asked> simulation(Mistake mistake) {
    return Simulation.of(new Errands(new Fetch(mistake), new Bring()))
        .startedBy(dice -> new Asked("e" + dice.run()))
        .thirdParty(Fetch.class, (asked, dice) -> Reply.accepted(new Fetched(asked.id())))
        .thirdParty(Bring.class, (fetched, dice) -> Reply.accepted(new Brought(fetched.id())));
  }

  /** What the author did wrong. */
  enum Mistake {
    NONE,
    /** Its retry function throws when it is asked for the second time. */
    RETRY_THROWS,
    /** All runs call their action by one name. */
    NAME_IS_SHARED
  }

  @Override
  public String name() {
    return "errands";
  }

  @Override
  public String workflowId(Asked trigger) {
    return "errand-" + trigger.id();
  }

  @Override
  public Transition<Said> transition(Said event) {
    return switch (event) {
      case Asked e -> perform(fetch, e);
      case Fetched e -> perform(bring, e);
      case Brought e -> end(e);
      case LeftUndone e -> end(e);
    };
  }

  record Fetch(Mistake mistake) implements IdempotentState<Asked, Fetching> {
    @Override
    public String identifier(Asked event) {
      return mistake == Mistake.NAME_IS_SHARED ? "fetch" : "fetch-" + event.id();
    }

    @Override
    public Reply<Fetching> attempt(Asked event, TaskId key) {
      throw new AssertionError("asked");
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofHours(24);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      if (mistake == Mistake.RETRY_THROWS && trouble.attempts() >= 2) {
        throw new IllegalStateException("nobody thought of a second time");
      }
      return Retry.insist(Duration.ofSeconds(trouble.attempts()));
    }

    @Override
    public Expiry<LeftUndone> expiry(Asked event) {
      return Expiry.within(Duration.ofHours(1), new LeftUndone(event.id()));
    }

    @Override
    public LeftUndone giveUp(Asked event, Fault fault, Knowledge.MayHaveHappened known) {
      return new LeftUndone(event.id());
    }
  }

  record Bring() implements PessimisticLockState<Fetched, Bringing> {
    @Override
    public String identifier(Fetched event) {
      return "bring-" + event.id();
    }

    @Override
    public Reply<Bringing> attempt(Fetched event, TaskId task) {
      throw new AssertionError("asked");
    }

    @Override
    public Finding<Bringing> find(Fetched event, TaskId task) {
      throw new AssertionError("asked");
    }

    @Override
    public Duration settlesWithin() {
      return Duration.ofSeconds(20);
    }

    @Override
    public Retry retry(Fetched event, Trouble trouble) {
      return trouble.attempts() < 5 ? Retry.insist(Duration.ofSeconds(1)) : Retry.stop();
    }

    @Override
    public Expiry<LeftUndone> expiry(Fetched event) {
      return Expiry.within(Duration.ofHours(2), new LeftUndone(event.id()));
    }

    @Override
    public LeftUndone giveUp(Fetched event, Fault fault, Knowledge.NothingHappened known) {
      return new LeftUndone(event.id());
    }
  }
}
