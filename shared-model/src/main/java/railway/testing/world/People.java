package railway.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import railway.contract.Contract;
import railway.decision.Fact;
import railway.decision.Next;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Caller;
import railway.store.Entry;
import railway.workflow.Access;
import railway.workflow.Event;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;

/**
 * Whoever is asked something: most answer within minutes, some at once, some too late, some twice,
 * some never. What is told to come again is sent again.
 */
final class People {

  private static final Duration AT_ONCE = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration PATIENT = Duration.ofDays(1);
  private static final Duration FIRST_REPEAT = Duration.ofSeconds(5);
  private static final int MOST_REPEATS = 300;

  private final SimulatedCloud cloud;
  private final Stage stage;
  private final Setting setting;

  People(SimulatedCloud cloud, Stage stage, Setting setting) {
    this.cloud = cloud;
    this.stage = stage;
    this.setting = setting;
  }

  /** Somebody may be asked something by this entry. */
  void asked(Entry entry) {
    Fact.Arrival arrival = entry.arrival().orElse(null);
    if (arrival == null || !(arrival.next() instanceof Next.To to)) {
      return;
    }
    if (setting.task(entry.workflow(), to.task()).orElse(null)
        instanceof ToDoItem<Event, ?, ?, Event> toDo) {
      ask(typed(toDo), arrival.event(), to);
    }
  }

  @SuppressWarnings("unchecked") // what it asks, and what is answered, are records of its own
  private static ToDoItem<Event, Record, Record, Event> typed(ToDoItem<?, ?, ?, ?> toDo) {
    return (ToDoItem<Event, Record, Record, Event>) toDo;
  }

  private void ask(ToDoItem<Event, Record, Record, Event> toDo, Event event, Next.To to) {
    Record question = toDo.readModel(event);
    SplittableRandom dice = new SplittableRandom(stage.draw());
    boolean nobody = to.deadline().isPresent() && dice.nextInt(10) == 0;
    int hands = nobody ? 0 : dice.nextInt(6) == 0 ? 2 : 1;
    Duration first = Duration.ZERO;
    for (int hand = 1; hand <= hands; hand++) {
      Mail mail =
          new Mail(
              to.id(),
              to.task(),
              question,
              caller(toDo.endpoint(question).answeredBy()),
              to.id().value() + "-" + hand);
      Duration delay = hand > 1 && dice.nextBoolean() ? first : delay(to, dice);
      first = delay;
      send(mail, delay, dice.nextLong());
      if (dice.nextInt(8) == 0) {
        send(mail, delay.plus(Duration.ofSeconds(dice.nextInt(30))), dice.nextLong());
      }
    }
  }

  private Duration delay(Next.To to, SplittableRandom dice) {
    Instant now = stage.now();
    Duration left = to.deadline().map(end -> Duration.between(now, end)).orElse(PATIENT);
    Duration most =
        switch (dice.nextInt(5)) {
          case 0 -> AT_ONCE;
          case 1 -> left.multipliedBy(13).dividedBy(10);
          default -> SOON;
        };
    return Duration.ofMillis(dice.nextLong(Math.max(1, most.toMillis())));
  }

  private static Caller caller(Access access) {
    return switch (access) {
      case Access.Role role -> new Caller.Person("somebody", Set.of(role.role()));
      case Access.Subject subject -> new Caller.Person(subject.subject(), Set.of());
      case Access.Source source -> new Caller.Sender(source.source());
    };
  }

  /** An answer that somebody wants to give. */
  private record Mail(TaskId toDo, String task, Record question, Caller by, String id) {}

  private void send(Mail mail, Duration delay, long identity) {
    stage.enter(delay, identity, () -> new Sender(mail).send());
  }

  @SuppressWarnings("unchecked") // the contract of the value's own class
  private static Object tree(Record answer) {
    return ((Contract<Record>) Contract.of(answer.getClass())).write(answer);
  }

  /** Sends an answer until something is said to it that is not: come again. */
  private final class Sender {
    private final Mail mail;
    private final SplittableRandom dice;
    private String id;
    private int repeats;

    Sender(Mail mail) {
      this.mail = mail;
      this.dice = new SplittableRandom(stage.draw());
      this.id = mail.id();
    }

    void send() {
      BiFunction<Record, SplittableRandom, Record> person = setting.people().get(mail.task());
      if (person == null) {
        throw new IllegalStateException(
            "Nobody answers %s: say what is answered with answering(%s.class, …)"
                .formatted(mail.task(), mail.task()));
      }
      Object data = tree(person.apply(mail.question(), dice.split()));
      int sent = repeats;
      cloud.send(new Answer(mail.toDo(), id, mail.by(), data), told -> heard(sent, told));
    }

    private void heard(int sent, Answered told) {
      switch (told) {
        case Answered.NotOpen early -> again(sent);
        case Answered.Unavailable paused -> again(sent);
        case Answered.Invalid invalid -> {
          id = mail.id() + "+" + sent;
          again(sent);
        }
        case Answered.BrokenContract broken ->
            throw new IllegalStateException(
                "What is answered to %s breaks its contract: %s"
                    .formatted(mail.task(), broken.violations()));
        case Answered.Denied denied ->
            throw new IllegalStateException(
                "%s may not answer %s".formatted(mail.by(), mail.task()));
        case Answered.Accepted accepted -> {}
        case Answered.Repeated repeated -> {}
        case Answered.AlreadyDecided decided -> {}
        case Answered.Expired expired -> {}
      }
    }

    /** With longer and longer waits; what was delivered twice is repeated once. */
    private void again(int sent) {
      if (sent == repeats && repeats < MOST_REPEATS) {
        repeats++;
        stage.enter(FIRST_REPEAT.multipliedBy(1L << Math.min(repeats, 7)), this::send);
      }
    }
  }
}
