package railway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.testing.world.Adversary;
import railway.testing.world.Call.Place;
import railway.testing.world.Fault;
import railway.testing.world.SimulatedCloud;
import railway.testing.world.Stage;
import railway.workflow.Cancellation;
import railway.workflow.Compromise;
import railway.workflow.Confirmation;
import railway.workflow.Expiry;
import railway.workflow.Finding;
import railway.workflow.Plain;
import railway.workflow.Plain.Answer;
import railway.workflow.Plain.Asked;
import railway.workflow.Plain.Done;
import railway.workflow.Plain.Dropped;
import railway.workflow.Plain.Unclear;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.State;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/**
 * Every journal that the engine can write is a trace of legal steps, however mad the third party:
 * here it answers by the dice and contradicts itself, authors' functions throw now and then, and an
 * operator resumes what they paused.
 */
class AuditWorldsTest {

  private static final int WORLDS = Integer.getInteger("railway.worlds", 120);
  private static final int WORKFLOWS = 4;

  /** Processes often fall asleep with an answer in hand, and bring it when all is decided. */
  private static final Adversary SLEEPY =
      Adversary.NASTY
          .once(60, Place.STORE, Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
          .once(12, Place.STORE, Fault.STALLED, Fault.ZOMBIE)
          .once(4, Place.DELIVERY, Fault.DUPLICATED);

  @Test
  void idempotent_whateverTheThirdPartyAnswers_everyJournalIsATraceOfLegalSteps() {
    audit(MadKeyed::new, "Refused Unanswered Answered Paused Resumed LateResult");
  }

  @Test
  void pessimistic_whateverTheThirdPartyAnswers_everyJournalIsATraceOfLegalSteps() {
    audit(
        MadLock::new,
        "Attempted Refused Unanswered Lapsed Absent Answered Paused Resumed LateResult");
  }

  @Test
  void optimistic_whateverTheThirdPartyAnswers_everyJournalIsATraceOfLegalSteps() {
    audit(
        MadHold::new,
        "Attempted Refused Unanswered Lapsed Elected Released Closing Answered Paused Resumed LateResult Swept Unswept");
  }

  @Test
  void opaque_whateverTheThirdPartyAnswers_everyJournalIsATraceOfLegalSteps() {
    audit(MadMail::new, "Attempted Refused Unanswered Lapsed Answered Paused Resumed LateResult");
  }

  /** The worlds must show these facts, so that nobody audits nothing. */
  private static void audit(Function<Dice, State<Asked, Answer>> task, String shown) {
    Map<String, Integer> facts = new TreeMap<>();
    Long only = Long.getLong("railway.seed");
    long first = only == null ? 1 : only;
    long last = only == null ? WORLDS : only;
    for (long seed = first; seed <= last; seed++) {
      new World(seed, task).run(facts);
    }
    assertThat(facts.keySet())
        .as("%s", facts)
        .contains(only == null ? shown.split(" ") : new String[] {"Started"});
  }

  /** What third parties and authors draw from; it lies still while an auditor looks. */
  private static final class Dice {
    private final Stage stage;
    private boolean resting;

    Dice(Stage stage) {
      this.stage = stage;
    }

    int of(int sides) {
      return stage.random().nextInt(sides);
    }

    void err(int onceIn) {
      if (!resting && stage.once(onceIn)) {
        throw new IllegalStateException("an author's mistake");
      }
    }

    <T> T late(Callable<T> answer) {
      if (stage.once(3)) {
        stage.sleep(Duration.ofMillis(stage.random().nextLong(40_000)));
      }
      if (stage.once(8)) {
        throw new UncheckedIOException(new IOException("reset"));
      }
      try {
        return answer.call();
      } catch (Exception impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    Answer answer(Asked event) {
      return switch (of(3)) {
        case 0 -> new Done(event.id());
        case 1 -> new Dropped(event.id());
        default -> new Unclear(event.id());
      };
    }

    Reply<Answer> reply(Asked event) {
      return switch (of(5)) {
        case 0 -> Reply.accepted(answer(event));
        case 1 -> Reply.rejected(answer(event));
        case 2 -> Reply.refused("busy");
        default -> Reply.unanswered("reset");
      };
    }

    Retry retry() {
      err(12);
      return of(6) == 0 ? Retry.stop() : Retry.insist(Duration.ofMillis(of(60_000) + 1));
    }
  }

  private static Expiry<? extends Answer> expiry(Asked event) {
    return Expiry.within(Duration.ofMinutes(4), new Dropped(event.id()));
  }

  private static final class MadKeyed extends Plain.Keyed {
    private final Dice dice;

    MadKeyed(Dice dice) {
      this.dice = dice;
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return AuditWorldsTest.expiry(event);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return dice.retry();
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId key) {
      return dice.late(() -> dice.reply(event));
    }
  }

  private static final class MadLock extends Plain.Lock {
    private final Dice dice;

    MadLock(Dice dice) {
      this.dice = dice;
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return AuditWorldsTest.expiry(event);
    }

    @Override
    public Duration settlesWithin() {
      return Duration.ofMillis(100);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return dice.retry();
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId task) {
      return dice.late(() -> dice.reply(event));
    }

    @Override
    public Finding<Answer> find(Asked event, TaskId task) {
      return dice.late(
          () ->
              switch (dice.of(4)) {
                case 0 -> Finding.found(dice.answer(event));
                case 1 -> new Finding.Found<>(new Reply.Rejected<>(dice.answer(event)));
                default -> Finding.absent();
              });
    }
  }

  private static final class MadHold extends Plain.Hold {
    private final Dice dice;

    MadHold(Dice dice) {
      this.dice = dice;
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return AuditWorldsTest.expiry(event);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return dice.retry();
    }

    @Override
    public Preparation<Answer> prepare(Asked event, TaskId task) {
      return dice.late(
          () ->
              switch (dice.of(6)) {
                case 0 -> Preparation.rejected(dice.answer(event));
                case 1 -> Preparation.refused("busy");
                case 2 -> Preparation.unanswered("reset");
                default -> Preparation.prepared(new Step("step-" + dice.of(3)));
              });
    }

    @Override
    public List<Step> find(Asked event, TaskId task) {
      return dice.late(() -> List.of(new Step("step-" + dice.of(3))));
    }

    @Override
    public Confirmation<Answer> confirm(Asked event, Step step) {
      return dice.late(
          () -> dice.of(3) == 0 ? Confirmation.confirmed(dice.answer(event)) : Confirmation.gone());
    }

    @Override
    public Cancellation<Answer> cancel(Asked event, Step step) {
      return dice.late(
          () ->
              dice.of(3) == 0
                  ? Cancellation.alreadyConfirmed(dice.answer(event))
                  : Cancellation.cancelled());
    }
  }

  private static final class MadMail extends Plain.Mail {
    private final Dice dice;

    MadMail(Dice dice) {
      this.dice = dice;
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return AuditWorldsTest.expiry(event);
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return dice.retry();
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId task) {
      return dice.late(() -> dice.reply(event));
    }

    @Override
    public Compromise<? extends Answer> compromise(Asked event) {
      return Compromise.upTo(3, known -> new Unclear(event.id()));
    }
  }

  /** The same workflow, whose switch is wrong now and then. */
  private record Flow(Plain.Flow flow, State<Asked, Answer> state, Plain.Decide decide, Dice dice)
      implements railway.workflow.Workflow<Asked, Plain.PlainEvent, Plain.End> {

    @Override
    public String name() {
      return "plain";
    }

    @Override
    public String workflowId(Asked trigger) {
      return flow.workflowId(trigger);
    }

    @Override
    public railway.workflow.Transition<Plain.PlainEvent> transition(Plain.PlainEvent event) {
      if (!(event instanceof Asked)) {
        dice.err(6);
      }
      return flow.transition(event);
    }
  }

  /** One world. */
  private static final class World {
    private final long seed;
    private final Stage stage;
    private final Dice dice;
    private final Definitions definitions;
    private final SimulatedCloud cloud;
    private final Set<TaskId> answered = new HashSet<>();
    private int hands;

    World(long seed, Function<Dice, State<Asked, Answer>> made) {
      this.seed = seed;
      this.stage = new Stage(seed, Instant.parse("2026-01-01T00:00:00Z"));
      this.dice = new Dice(stage);
      State<Asked, Answer> task = made.apply(dice);
      Plain.Flow flow = Plain.Flow.of(task);
      this.definitions = Definitions.of(new Flow(flow, task, flow.decide(), dice));
      this.cloud = new SimulatedCloud(stage, SLEEPY, definitions, 1);
    }

    void run(Map<String, Integer> facts) {
      for (int number = 0; number < WORKFLOWS; number++) {
        Asked asked = new Asked(seed + "-" + number);
        stage.enter(() -> cloud.send(asked));
      }
      stage.enter(Duration.ofSeconds(20), this::operator);
      try {
        Instant end = stage.now().plus(Duration.ofHours(2));
        stage.play(() -> stage.now().isAfter(end));
        dice.resting = true;
        cloud.started().forEach(id -> check(id, facts));
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError("seed " + seed, broken);
      } finally {
        stage.close();
      }
    }

    /** Resumes what is paused, pauses what is not, and answers what is asked. */
    private void operator() {
      stage.enter(Duration.ofSeconds(20), this::operator);
      for (WorkflowId id : List.copyOf(cloud.started())) {
        Entry newest = entries(id).getLast();
        if (newest.standing().status() == Standing.Status.PAUSED) {
          railway().resume(id, hand());
        } else if (newest.standing().status() == Standing.Status.RUNNING && stage.once(12)) {
          pause(newest);
        }
      }
      for (ToDoRow row : cloud.toDos().openFor(Set.of("role:clerk"), 10)) {
        if (answered.add(row.id())) {
          answer(row.id());
        }
      }
    }

    private void answer(TaskId toDo) {
      Caller clerk = new Caller.Person("ann", Set.of("clerk"));
      Map<String, Object> data = Map.of("go", stage.once(2));
      cloud.send(
          new railway.engine.Answer(toDo, "a" + hands++, clerk, data),
          told -> {
            if (told instanceof Answered.Unavailable) {
              answered.remove(toDo);
            }
          });
    }

    private void pause(Entry newest) {
      Journal journal = cloud.journal();
      if (journal.tail(newest.id()) instanceof railway.store.Tail.Facts facts) {
        Journey journey =
            new Journey(
                definitions.all().iterator().next(),
                journal,
                hand(),
                Pace.USUAL,
                Situation.of(facts));
        journey.append(Hop.NONE, new railway.decision.Fact.Paused("an operator wants to look"));
      }
    }

    private Railway railway() {
      return new Railway(
          definitions, cloud.journal(), cloud.workflows(), cloud.toDos(), cloud.bus(), Pace.USUAL);
    }

    private Invocation hand() {
      String id = "hand-" + hands++;
      return new Invocation() {
        @Override
        public String id() {
          return id;
        }

        @Override
        public Instant now() {
          return stage.now();
        }

        @Override
        public Instant endsBy() {
          return stage.now().plusSeconds(60);
        }

        @Override
        public <T> Called<T> call(Duration limit, Callable<T> request) {
          throw new AssertionError("an operator calls nobody");
        }

        @Override
        public void pause(Duration wait) {
          throw new AssertionError("an operator does not wait");
        }
      };
    }

    private List<Entry> entries(WorkflowId id) {
      List<Entry> entries = new ArrayList<>();
      for (Journal.Reading reading : cloud.journal().read(id, 0, Integer.MAX_VALUE)) {
        entries.add(((Journal.Reading.Legible) reading).entry());
      }
      return entries;
    }

    private void check(WorkflowId id, Map<String, Integer> facts) {
      List<Entry> entries = entries(id);
      entries.stream()
          .flatMap(entry -> entry.facts().stream())
          .forEach(fact -> facts.merge(fact.getClass().getSimpleName(), 1, Integer::sum));
      Audited audited =
          new Auditor(definitions, Pace.USUAL).audit(cloud.journal(), id).orElseThrow();
      assertThat(Stream.concat(audited.unread().stream(), audited.objections().stream()))
          .as(() -> story(entries))
          .isEmpty();
      assertThat(audited.remarks())
          .as(() -> story(entries))
          .allMatch(remark -> remark.words().contains("a bound of this task does not hold"));
    }

    private static String story(List<Entry> entries) {
      StringBuilder story = new StringBuilder();
      entries.forEach(
          entry ->
              story.append(
                  "%n%d %s %s %s due %s"
                      .formatted(
                          entry.seq(),
                          entry.at(),
                          entry.by(),
                          entry.facts(),
                          entry.standing().due())));
      return story.toString();
    }
  }
}
