package railway.aws.dynamodb.trouble;

import java.time.Duration;
import java.util.List;
import railway.workflow.Access;
import railway.workflow.Cancellation;
import railway.workflow.Compromise;
import railway.workflow.Confirmation;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.Outcome;
import railway.workflow.PessimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.RiskSheet;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/**
 * A workflow with a task of each category, one after the other, whatever comes of each. What is
 * said of a task is one word, so that it can be compared with what the third party has done.
 */
record Errand(Charge charge, Reserve reserve, Book book, Mail mail, Ask ask)
    implements Workflow<Errand.Asked, Errand.Said, Errand.Done> {

  /** What a third party did when it said yes. */
  static final String DONE = "done";

  /** What is said when nothing happened. */
  static final String NOT_DONE = "not done";

  /** What is said when it may have happened. */
  static final String UNKNOWN = "unknown";

  static Errand at(Counter counter) {
    return new Errand(
        new Charge(counter), new Reserve(counter), new Book(counter), new Mail(counter), new Ask());
  }

  /** The vocabulary. */
  sealed interface Said extends Event {
    String id();
  }

  record Asked(String id) implements Said {}

  sealed interface OfCharge extends Said {}

  record Charged(String id, String word) implements OfCharge {}

  sealed interface OfReserve extends Said {}

  record Reserved(String id, String word) implements OfReserve {}

  sealed interface OfBook extends Said {}

  record Booked(String id, String word) implements OfBook {}

  sealed interface OfMail extends Said {}

  record Mailed(String id, String word) implements OfMail {}

  record Done(String id) implements Said, Outcome {}

  @Override
  public String name() {
    return "errand";
  }

  @Override
  public String workflowId(Asked trigger) {
    return "errand-" + trigger.id();
  }

  @Override
  public Transition<Said> transition(Said event) {
    return switch (event) {
      case Asked e -> perform(charge, e);
      case Charged e -> perform(reserve, e);
      case Reserved e -> perform(book, e);
      case Booked e -> perform(mail, e);
      case Mailed e -> await(ask, e);
      case Done e -> end(e);
    };
  }

  private static Retry retry(Trouble trouble) {
    return Retry.backoff(trouble, 4, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** Takes a key. */
  record Charge(Counter counter) implements IdempotentState<Asked, OfCharge> {
    @Override
    public String identifier(Asked event) {
      return "charge-" + event.id();
    }

    @Override
    public Expiry<? extends OfCharge> expiry(Asked event) {
      return Expiry.never();
    }

    @Override
    public Reply<OfCharge> attempt(Asked event, TaskId key) throws Exception {
      counter.once(key);
      return Reply.accepted(new Charged(event.id(), DONE));
    }

    @Override
    public Duration keyRetention() {
      return Duration.ofDays(30);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return Errand.retry(trouble);
    }

    @Override
    public OfCharge giveUp(Asked event, Fault fault, Knowledge.MayHaveHappened known) {
      return new Charged(event.id(), UNKNOWN);
    }
  }

  /** Can be asked. */
  record Reserve(Counter counter) implements PessimisticLockState<Charged, OfReserve> {
    @Override
    public String identifier(Charged event) {
      return "reserve-" + event.id();
    }

    @Override
    public Expiry<? extends OfReserve> expiry(Charged event) {
      return Expiry.never();
    }

    @Override
    public Reply<OfReserve> attempt(Charged event, TaskId task) throws Exception {
      counter.again(task);
      return Reply.accepted(new Reserved(event.id(), DONE));
    }

    @Override
    public Finding<OfReserve> find(Charged event, TaskId task) {
      return counter.count(task) > 0
          ? Finding.found(new Reserved(event.id(), DONE))
          : Finding.absent();
    }

    @Override
    public Duration settlesWithin() {
      return Duration.ofSeconds(20);
    }

    @Override
    public Retry retry(Charged event, Trouble trouble) {
      return Errand.retry(trouble);
    }

    @Override
    public OfReserve giveUp(Charged event, Fault fault, Knowledge.NothingHappened known) {
      return new Reserved(event.id(), NOT_DONE);
    }
  }

  /** Has two steps. */
  record Book(Counter counter) implements OptimisticLockState<Reserved, OfBook> {
    @Override
    public String identifier(Reserved event) {
      return "book-" + event.id();
    }

    @Override
    public Expiry<? extends OfBook> expiry(Reserved event) {
      return Expiry.never();
    }

    @Override
    public Preparation<OfBook> prepare(Reserved event, TaskId task) throws Exception {
      return Preparation.prepared(counter.hold(task));
    }

    @Override
    public List<Step> find(Reserved event, TaskId task) {
      return counter.held();
    }

    @Override
    public Confirmation<OfBook> confirm(Reserved event, Step step) throws Exception {
      return counter.confirm(step)
          ? Confirmation.confirmed(new Booked(event.id(), DONE))
          : Confirmation.gone();
    }

    @Override
    public Cancellation<OfBook> cancel(Reserved event, Step step) {
      return counter.cancel(step)
          ? Cancellation.cancelled()
          : Cancellation.alreadyConfirmed(new Booked(event.id(), DONE));
    }

    @Override
    public Retry retry(Reserved event, Trouble trouble) {
      return Errand.retry(trouble);
    }

    @Override
    public OfBook giveUp(Reserved event, Fault fault, Knowledge.NothingHappened known) {
      return new Booked(event.id(), NOT_DONE);
    }
  }

  /** Offers nothing. */
  record Mail(Counter counter) implements OpaqueState<Booked, OfMail> {
    @Override
    public String identifier(Booked event) {
      return "mail-" + event.id();
    }

    @Override
    public Expiry<? extends OfMail> expiry(Booked event) {
      return Expiry.never();
    }

    @Override
    public Reply<OfMail> attempt(Booked event, TaskId task) throws Exception {
      counter.again(task);
      return Reply.accepted(new Mailed(event.id(), DONE));
    }

    @Override
    public Compromise<OfMail> compromise(Booked event) {
      return Compromise.atMostOnce(known -> new Mailed(event.id(), UNKNOWN));
    }

    @Override
    public RiskSheet riskSheet() {
      return new RiskSheet(
          RiskSheet.Visibility.INVISIBLE,
          RiskSheet.Necessity.NICE_TO_HAVE,
          RiskSheet.Concern.OWN,
          RiskSheet.Risk.REPUTATION);
    }

    @Override
    public Retry retry(Booked event, Trouble trouble) {
      return Errand.retry(trouble);
    }

    @Override
    public OfMail giveUp(Booked event, Fault fault, Knowledge.NothingHappened known) {
      return new Mailed(event.id(), NOT_DONE);
    }
  }

  record Question(String id) {}

  record Answer(boolean fine) {}

  /** Is done by somebody. */
  record Ask() implements ToDoItem<Mailed, Question, Answer, Done> {
    @Override
    public String identifier(Mailed event) {
      return "ask-" + event.id();
    }

    @Override
    public Expiry<? extends Done> expiry(Mailed event) {
      return Expiry.never();
    }

    @Override
    public Question readModel(Mailed event) {
      return new Question(event.id());
    }

    @Override
    public Endpoint endpoint(Question readModel) {
      return Endpoint.api(Access.role("clerk"));
    }

    @Override
    public Decision<Done> decide(Question readModel, Answer answer) {
      return Decision.decided(new Done(readModel.id()));
    }
  }
}
