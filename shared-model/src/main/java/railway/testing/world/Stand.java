package railway.testing.world;

import java.time.Duration;
import java.util.List;
import railway.workflow.Cancellation;
import railway.workflow.Compromise;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.RiskSheet;
import railway.workflow.State;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/**
 * A stand-in: an author's task as it is, but for its requests, which go to a third party of the
 * test.
 *
 * @param <S> the category
 */
public abstract sealed class Stand<S extends State<Event, Event>> {

  final S author;
  final Requests requests;

  private Stand(S author, Requests requests) {
    this.author = author;
    this.requests = requests;
  }

  /** The stand-in of a task. */
  @SuppressWarnings("unchecked") // a task of the vocabulary takes and says events
  public static State<Event, Event> in(State<?, ?> task, Requests requests) {
    return switch ((State<Event, Event>) task) {
      case IdempotentState<Event, Event> author -> new Keyed(author, requests);
      case PessimisticLockState<Event, Event> author -> new Asked(author, requests);
      case OptimisticLockState<Event, Event> author -> new TwoSteps(author, requests);
      case OpaqueState<Event, Event> author -> new BlackBox(author, requests);
    };
  }

  /** The stand-in of a task whose third party is one of the world that plays. */
  @SuppressWarnings("unchecked") // a task of the vocabulary takes and says events
  public static State<Event, Event> in(State<?, ?> task, Business business) {
    return in(task, new InWorld((State<Event, Event>) task, business));
  }

  public Retry retry(Event event, Trouble trouble) {
    return author.retry(event, trouble);
  }

  public Duration attemptLimit() {
    return author.attemptLimit();
  }

  public String identifier(Event event) {
    return author.identifier(event);
  }

  public Expiry<? extends Event> expiry(Event event) {
    return author.expiry(event);
  }

  public String name() {
    return author.name();
  }

  private static final class Keyed extends Stand<IdempotentState<Event, Event>>
      implements IdempotentState<Event, Event> {
    Keyed(IdempotentState<Event, Event> author, Requests requests) {
      super(author, requests);
    }

    @Override
    public Reply<Event> attempt(Event event, TaskId key) throws Exception {
      return requests.attempt(event, key);
    }

    @Override
    public Duration keyRetention() {
      return author.keyRetention();
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.MayHaveHappened known) {
      return author.giveUp(event, fault, known);
    }
  }

  private static final class Asked extends Stand<PessimisticLockState<Event, Event>>
      implements PessimisticLockState<Event, Event> {
    Asked(PessimisticLockState<Event, Event> author, Requests requests) {
      super(author, requests);
    }

    @Override
    public Reply<Event> attempt(Event event, TaskId id) throws Exception {
      return requests.attempt(event, id);
    }

    @Override
    public Finding<Event> find(Event event, TaskId id) throws Exception {
      return requests.find(id);
    }

    @Override
    public Duration settlesWithin() {
      return author.settlesWithin();
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.NothingHappened known) {
      return author.giveUp(event, fault, known);
    }
  }

  private static final class TwoSteps extends Stand<OptimisticLockState<Event, Event>>
      implements OptimisticLockState<Event, Event> {
    TwoSteps(OptimisticLockState<Event, Event> author, Requests requests) {
      super(author, requests);
    }

    @Override
    public Preparation<Event> prepare(Event event, TaskId reference) throws Exception {
      return requests.prepare(event, reference);
    }

    @Override
    public List<Step> find(Event event, TaskId reference) throws Exception {
      return requests.held(reference);
    }

    @Override
    public Confirmation<Event> confirm(Event event, Step step) throws Exception {
      return requests.confirm(step);
    }

    @Override
    public Cancellation<Event> cancel(Event event, Step step) throws Exception {
      return requests.cancel(step);
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.NothingHappened known) {
      return author.giveUp(event, fault, known);
    }
  }

  private static final class BlackBox extends Stand<OpaqueState<Event, Event>>
      implements OpaqueState<Event, Event> {
    BlackBox(OpaqueState<Event, Event> author, Requests requests) {
      super(author, requests);
    }

    @Override
    public Reply<Event> attempt(Event event, TaskId id) throws Exception {
      return requests.attempt(event, id);
    }

    @Override
    public Compromise<? extends Event> compromise(Event event) {
      return author.compromise(event);
    }

    @Override
    public RiskSheet riskSheet() {
      return author.riskSheet();
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.NothingHappened known) {
      return author.giveUp(event, fault, known);
    }
  }

  /** Requests to the third parties of the world in which the caller plays. */
  private record InWorld(State<Event, Event> author, Business business) implements Requests {
    @Override
    public Reply<Event> attempt(Event event, TaskId id) throws Exception {
      ThirdParties here = ThirdParties.here();
      return switch (author) {
        case IdempotentState<Event, Event> keyed ->
            here.keyed(event, id, keyed.keyRetention(), business);
        case PessimisticLockState<Event, Event> asked ->
            here.asked(event, id, asked.settlesWithin(), business);
        case OpaqueState<Event, Event> opaque -> here.blackBox(event, id, business);
        case OptimisticLockState<Event, Event> twoSteps ->
            throw new IllegalStateException("A task of two steps prepares: " + author.name());
      };
    }

    @Override
    public Finding<Event> find(TaskId id) throws Exception {
      return ThirdParties.here().find(id);
    }

    @Override
    public Preparation<Event> prepare(Event event, TaskId reference) throws Exception {
      return ThirdParties.here().prepare(event, reference, business);
    }

    @Override
    public List<Step> held(TaskId reference) throws Exception {
      return ThirdParties.here().held(reference);
    }

    @Override
    public Confirmation<Event> confirm(Step step) throws Exception {
      return ThirdParties.here().confirm(step);
    }

    @Override
    public Cancellation<Event> cancel(Step step) throws Exception {
      return ThirdParties.here().cancel(step);
    }
  }
}
