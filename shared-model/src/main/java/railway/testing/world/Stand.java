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
 * Stand-ins: an author's task as it is, but for its requests, which go to the third party of the
 * world that plays.
 */
public final class Stand {

  private Stand() {}

  /** The stand-in of a task. */
  @SuppressWarnings("unchecked") // a task of the vocabulary takes and says events
  public static State<Event, Event> in(State<?, ?> task, Business business) {
    return switch ((State<Event, Event>) task) {
      case IdempotentState<Event, Event> author -> new Keyed(author, business);
      case PessimisticLockState<Event, Event> author -> new Asked(author, business);
      case OptimisticLockState<Event, Event> author -> new TwoSteps(author, business);
      case OpaqueState<Event, Event> author -> new BlackBox(author, business);
    };
  }

  private record Keyed(IdempotentState<Event, Event> author, Business business)
      implements IdempotentState<Event, Event> {
    @Override
    public Reply<Event> attempt(Event event, TaskId key) throws Exception {
      return ThirdParties.here().keyed(event, key, author.keyRetention(), business);
    }

    @Override
    public Duration keyRetention() {
      return author.keyRetention();
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.MayHaveHappened known) {
      return author.giveUp(event, fault, known);
    }

    @Override
    public Retry retry(Event event, Trouble trouble) {
      return author.retry(event, trouble);
    }

    @Override
    public Duration attemptLimit() {
      return author.attemptLimit();
    }

    @Override
    public String identifier(Event event) {
      return author.identifier(event);
    }

    @Override
    public Expiry<? extends Event> expiry(Event event) {
      return author.expiry(event);
    }

    @Override
    public String name() {
      return author.name();
    }
  }

  private record Asked(PessimisticLockState<Event, Event> author, Business business)
      implements PessimisticLockState<Event, Event> {
    @Override
    public Reply<Event> attempt(Event event, TaskId id) throws Exception {
      return ThirdParties.here().asked(event, id, author.settlesWithin(), business);
    }

    @Override
    public Finding<Event> find(Event event, TaskId id) throws Exception {
      return ThirdParties.here().find(id);
    }

    @Override
    public Duration settlesWithin() {
      return author.settlesWithin();
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.NothingHappened known) {
      return author.giveUp(event, fault, known);
    }

    @Override
    public Retry retry(Event event, Trouble trouble) {
      return author.retry(event, trouble);
    }

    @Override
    public Duration attemptLimit() {
      return author.attemptLimit();
    }

    @Override
    public String identifier(Event event) {
      return author.identifier(event);
    }

    @Override
    public Expiry<? extends Event> expiry(Event event) {
      return author.expiry(event);
    }

    @Override
    public String name() {
      return author.name();
    }
  }

  private record TwoSteps(OptimisticLockState<Event, Event> author, Business business)
      implements OptimisticLockState<Event, Event> {
    @Override
    public Preparation<Event> prepare(Event event, TaskId reference) throws Exception {
      return ThirdParties.here().prepare(event, reference, business);
    }

    @Override
    public List<Step> find(Event event, TaskId reference) throws Exception {
      return ThirdParties.here().held(reference);
    }

    @Override
    public Confirmation<Event> confirm(Event event, Step step) throws Exception {
      return ThirdParties.here().confirm(step);
    }

    @Override
    public Cancellation<Event> cancel(Event event, Step step) throws Exception {
      return ThirdParties.here().cancel(step);
    }

    @Override
    public Event giveUp(Event event, Fault fault, Knowledge.NothingHappened known) {
      return author.giveUp(event, fault, known);
    }

    @Override
    public Retry retry(Event event, Trouble trouble) {
      return author.retry(event, trouble);
    }

    @Override
    public Duration attemptLimit() {
      return author.attemptLimit();
    }

    @Override
    public String identifier(Event event) {
      return author.identifier(event);
    }

    @Override
    public Expiry<? extends Event> expiry(Event event) {
      return author.expiry(event);
    }

    @Override
    public String name() {
      return author.name();
    }
  }

  private record BlackBox(OpaqueState<Event, Event> author, Business business)
      implements OpaqueState<Event, Event> {
    @Override
    public Reply<Event> attempt(Event event, TaskId id) throws Exception {
      return ThirdParties.here().blackBox(event, id, business);
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

    @Override
    public Retry retry(Event event, Trouble trouble) {
      return author.retry(event, trouble);
    }

    @Override
    public Duration attemptLimit() {
      return author.attemptLimit();
    }

    @Override
    public String identifier(Event event) {
      return author.identifier(event);
    }

    @Override
    public Expiry<? extends Event> expiry(Event event) {
      return author.expiry(event);
    }

    @Override
    public String name() {
      return author.name();
    }
  }
}
