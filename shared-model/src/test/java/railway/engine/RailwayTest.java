package railway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import railway.decision.Fact;
import railway.decision.How;
import railway.memory.MemoryJournal;
import railway.store.Append;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.Tail;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Event;
import railway.workflow.Finding;
import railway.workflow.Knowledge;
import railway.workflow.Plain;
import railway.workflow.Plain.Answer;
import railway.workflow.Plain.Asked;
import railway.workflow.Plain.Done;
import railway.workflow.Plain.Unclear;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

class RailwayTest {

  private static final Caller CLERK = new Caller.Person("ann", Set.of("clerk"));
  private static final Map<String, Object> GO = Map.of("go", true);

  /** Answers as the test says, in this order, and counts. */
  private static final class Scripted extends Plain.Keyed {
    private final List<Answering> script = new ArrayList<>();
    private int asked;
    private Retry retry = Retry.insist(Duration.ofMinutes(10));

    interface Answering {
      Reply<Answer> answer(Asked event) throws Exception;
    }

    Scripted then(Answering answer) {
      script.add(answer);
      return this;
    }

    Scripted insisting(Duration wait) {
      retry = Retry.insist(wait);
      return this;
    }

    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return retry;
    }

    @Override
    public Reply<Answer> attempt(Asked event, TaskId key) {
      try {
        return script.get(asked++).answer(event);
      } catch (RuntimeException thrown) {
        throw thrown;
      } catch (Exception thrown) {
        throw new java.io.UncheckedIOException(new IOException(thrown));
      }
    }
  }

  private static Reply<Answer> done(Asked event) {
    return Reply.accepted(new Done(event.id()));
  }

  // ---- start ----

  @Test
  void start_writesEntryZero_andTheStreamBringsAFollower() {
    Desk desk = new Desk(new Scripted());
    assertThat(desk.start()).isEqualTo(new Begun.Started(Desk.ID));
    assertThat(desk.entries()).hasSize(1);
    assertThat(desk.entries().getFirst().hop()).isEqualTo(Entry.Hop.STREAM);
    assertThat(desk.entries().getFirst().standing().due()).isPresent();
  }

  @Test
  void start_aSecondTime_isADuplicateAndWritesNothing() {
    Desk desk = new Desk(new Scripted());
    desk.start();
    assertThat(desk.start()).isEqualTo(new Begun.Duplicate(Desk.ID));
    assertThat(desk.entries()).hasSize(1);
  }

  @Test
  void start_withAnEntryBeyondTheLimit_isRefusedBeforeAnythingIsWritten() {
    Desk desk = new Desk(new Scripted(), new MemoryJournal(entry -> 400_000, 350_000));
    assertThat(desk.start()).isInstanceOf(Begun.Refused.class);
    assertThat(desk.journal.tail(Desk.ID)).isEqualTo(new Tail.Missing());
  }

  // ---- follow: what is written, and when ----

  @Test
  void follow_anIdempotentTaskThatIsAccepted_costsOneEntry_andEnds() {
    Desk desk = new Desk(new Scripted().then(RailwayTest::done));
    desk.start();
    assertThat(desk.follow()).isEqualTo(new Followed.Ended("Done"));
    assertThat(desk.story()).containsExactly("Started", "Transitioned");
  }

  @Test
  void follow_aPessimisticTask_hasItsAttemptOnRecordBeforeItIsSent() {
    List<List<String>> seen = new ArrayList<>();
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            new Plain.Lock() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                seen.add(desk[0].story());
                return done(event);
              }
            });
    desk[0].start();
    desk[0].follow();
    assertThat(seen).containsExactly(List.of("Started", "Attempted"));
  }

  @Test
  void follow_aShortWait_isSpentInPlace() {
    Desk desk =
        new Desk(
            new Scripted()
                .insisting(Duration.ofSeconds(1))
                .then(
                    event -> {
                      throw new IOException("reset");
                    })
                .then(RailwayTest::done));
    desk.start();
    assertThat(desk.follow()).isEqualTo(new Followed.Ended("Done"));
    assertThat(desk.entries()).as("the fault and the outcome in one write").hasSize(2);
    assertThat(desk.story()).containsExactly("Started", "Unanswered", "Transitioned");
  }

  @Test
  void follow_aLongWait_isWrittenDownWithTheTimeOfTheNextAttempt() {
    Desk desk =
        new Desk(
            new Scripted()
                .insisting(Duration.ofMinutes(10))
                .then(
                    event -> {
                      throw new ConnectException();
                    })
                .then(RailwayTest::done));
    desk.start();
    assertThat(desk.follow())
        .isEqualTo(new Followed.Rests(Optional.of(desk.now.plus(Duration.ofMinutes(10))), true));
    desk.passes(Duration.ofMinutes(10));
    assertThat(desk.railway().follow(Desk.ID, desk.invocation()))
        .isEqualTo(new Followed.Ended("Done"));
  }

  @Test
  void follow_anAttemptOverItsLimit_isUnansweredAndNotWaitedFor() {
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            new Scripted()
                .then(
                    event -> {
                      desk[0].passes(Duration.ofSeconds(11));
                      return done(event);
                    }));
    desk[0].start();
    desk[0].follow();
    assertThat(desk[0].facts().getLast())
        .isInstanceOfSatisfying(
            Fact.Unanswered.class,
            fact -> assertThat(fact.reason()).isEqualTo("no answer within 10000 ms"));
  }

  @Test
  void follow_whileAnotherProcessHoldsTheLease_sendsNothing() {
    Desk desk =
        new Desk(
            new Plain.Lock() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                throw new Desk.Killed();
              }
            });
    desk.start();
    Desk.killed(desk::follow);
    desk.passes(Duration.ofSeconds(30));
    assertThat(desk.railway().follow(Desk.ID, desk.invocation()))
        .isEqualTo(new Followed.Rests(desk.entries().getLast().standing().due(), false));
    assertThat(desk.story()).containsExactly("Started", "Attempted");
  }

  @Test
  void follow_afterACrash_asksBeforeItAttemptsAgain() {
    Desk desk =
        new Desk(
            new Plain.Lock() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                throw new Desk.Killed();
              }

              @Override
              public Finding<Answer> find(Asked event, TaskId task) {
                return Finding.found(new Done(event.id()));
              }
            });
    desk.start();
    Desk.killed(desk::follow);
    desk.passes(Duration.ofMinutes(10));
    assertThat(desk.railway().follow(Desk.ID, desk.invocation()))
        .isEqualTo(new Followed.Ended("Done"));
    assertThat(desk.story()).containsExactly("Started", "Attempted", "Lapsed", "Transitioned");
  }

  @Test
  void follow_anOpaqueTaskAfterACrash_appliesItsCompromise() {
    Desk desk =
        new Desk(
            new Plain.Mail() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                throw new Desk.Killed();
              }
            });
    desk.start();
    Desk.killed(desk::follow);
    desk.passes(Duration.ofMinutes(10));
    desk.railway().follow(Desk.ID, desk.invocation());
    assertThat(desk.entries().getLast().arrival())
        .hasValueSatisfying(
            arrival ->
                assertThat(((Fact.Transitioned) arrival).how())
                    .isEqualTo(new How.Compromised(new Knowledge.MayHaveHappened(0, 1))));
    assertThat(desk.entries().getLast().standing().status()).isEqualTo(Standing.Status.WAITING);
  }

  // ---- what must not happen ----

  @Test
  void follow_aDefiniteAnswerAfterSomebodyElseEndedTheTask_isALateResultAndAnnounced() {
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            new Scripted()
                .then(
                    event -> {
                      desk[0].passes(Duration.ofHours(2));
                      desk[0].railway().follow(Desk.ID, desk[0].invocation());
                      desk[0].passes(Duration.ofHours(-2));
                      return done(event);
                    }));
    desk[0].start();
    assertThat(desk[0].follow()).isEqualTo(new Followed.StoodDown());
    assertThat(desk[0].story()).containsExactly("Started", "Transitioned", "LateResult");
    desk[0].follow();
    assertThat(desk[0].bus.announcements())
        .filteredOn(said -> said.kind() instanceof Announcement.Kind.Late)
        .singleElement()
        .satisfies(said -> assertThat(said.event()).isEqualTo(new Done("1")));
  }

  @Test
  void follow_aDefinitionThatThrows_isPausedWithItsAnswerKept_andGoesOnAfterResumption() {
    boolean[] mended = {false};
    Scripted state = new Scripted().then(event -> Reply.<Answer>accepted(new Unclear(event.id())));
    Plain.Decide question =
        new Plain.Decide() {
          @Override
          public Plain.Question readModel(Unclear event) {
            if (!mended[0]) {
              throw new IllegalStateException("forgot something");
            }
            return super.readModel(event);
          }
        };
    Desk desk = new Desk(state);
    Definitions definitions = Definitions.of(new Plain.Flow(state, question));
    Railway railway =
        new Railway(definitions, desk.journal, desk.workflows, desk.toDos, desk.bus, Pace.USUAL);
    desk.start();
    assertThat(railway.follow(Desk.ID, desk.invocation()))
        .isInstanceOfSatisfying(
            Followed.Paused.class,
            paused -> assertThat(paused.reason()).contains("Keyed", "forgot something", "resume"));
    assertThat(desk.entries().getLast().standing().status()).isEqualTo(Standing.Status.PAUSED);
    assertThat(desk.entries().getLast().standing().due()).isEmpty();

    mended[0] = true;
    railway.resume(Desk.ID, desk.invocation());
    railway.follow(Desk.ID, desk.invocation());
    assertThat(state.asked).as("asked once, although it decided later").isEqualTo(1);
    assertThat(desk.story())
        .containsExactly("Started", "Answered", "Paused", "Resumed", "Transitioned");
  }

  @Test
  void follow_anAnswerTooLargeToStore_isPausedAndNotTriedAgain() {
    MemoryJournal journal =
        new MemoryJournal(
            entry -> entry.facts().toString().contains("huge") ? 400_000 : 500, 350_000);
    Scripted state = new Scripted().then(event -> Reply.<Answer>accepted(new Unclear("huge")));
    Desk desk = new Desk(state, journal);
    desk.start();
    assertThat(desk.follow())
        .isInstanceOfSatisfying(
            Followed.Paused.class,
            paused -> assertThat(paused.reason()).contains("Unclear", "400000", "350000"));
    desk.passes(Duration.ofMinutes(10));
    desk.railway().follow(Desk.ID, desk.invocation());
    assertThat(state.asked).isEqualTo(1);
  }

  @Test
  void follow_aJournalThatTodaysDefinitionCannotRead_isLeftAloneDuringADeployment_thenPausedOnce() {
    Desk desk = new Desk(new Scripted());
    desk.start();
    Standing standing = desk.entries().getFirst().standing();
    Journal unreadable =
        new Journal() {
          @Override
          public Append append(Entry entry) {
            return desk.journal.append(entry);
          }

          @Override
          public Tail tail(WorkflowId id) {
            Entry newest = desk.entries().getLast();
            return new Tail.Unreadable(
                new UnreadableEntry(
                    id, newest.seq(), "plain", newest.standing(), "event Gone is unknown"));
          }

          @Override
          public List<Reading> read(WorkflowId id, long from, int limit) {
            return List.of();
          }
        };
    assertThat(standing.due()).isPresent();
    assertThat(desk.railway(unreadable).follow(Desk.ID, desk.invocation()))
        .isEqualTo(new Followed.StoodDown());
    desk.passes(Pace.USUAL.deployment());
    assertThat(desk.railway(unreadable).follow(Desk.ID, desk.invocation()))
        .isEqualTo(new Followed.Paused("event Gone is unknown"));
    desk.railway(unreadable).follow(Desk.ID, desk.invocation());
    assertThat(desk.story()).containsExactly("Started", "Paused");
  }

  // ---- answers ----

  private static Desk waiting() {
    Desk desk = new Desk(new Scripted().then(event -> Reply.accepted(new Unclear(event.id()))));
    desk.start();
    desk.follow();
    return desk;
  }

  @Test
  void answer_theFirstValidOneDecides() {
    Desk desk = waiting();
    assertThat(desk.answer("a", CLERK, GO)).isEqualTo(new Answered.Accepted("Done"));
    assertThat(desk.facts().getLast())
        .isInstanceOfSatisfying(
            Fact.Transitioned.class,
            fact -> assertThat(fact.how()).isEqualTo(new How.Decided("a", "ann")));
  }

  @Test
  void answer_theSameOneAgain_hearsTheSameAndWritesNothing() {
    Desk desk = waiting();
    desk.answer("a", CLERK, GO);
    int entries = desk.entries().size();
    assertThat(desk.answer("a", CLERK, GO)).isEqualTo(new Answered.Repeated("Done"));
    assertThat(desk.entries()).hasSize(entries);
  }

  @Test
  void answer_anotherOneAfterwards_isToldWhatWasDecided_andKeptOnce() {
    Desk desk = waiting();
    desk.answer("a", CLERK, GO);
    Map<String, Object> no = Map.of("go", false);
    assertThat(desk.answer("b", CLERK, no)).isEqualTo(new Answered.AlreadyDecided("Done"));
    assertThat(desk.answer("b", CLERK, no)).isEqualTo(new Answered.AlreadyDecided("Done"));
    assertThat(desk.story()).filteredOn("LateResult"::equals).hasSize(1);
  }

  @Test
  void answer_fromSomebodyElse_isDenied() {
    Desk desk = waiting();
    assertThat(desk.answer("a", new Caller.Person("bob", Set.of("cook")), GO))
        .isEqualTo(new Answered.Denied());
    assertThat(desk.answer("a", new Caller.Sender("clerk"), GO)).isEqualTo(new Answered.Denied());
  }

  @Test
  void answer_thatBreaksTheContract_namesWhatAndWhere_andTheToDoStaysOpen() {
    Desk desk = waiting();
    assertThat(desk.answer("a", CLERK, Map.of("go", "yes", "extra", 1)))
        .isInstanceOfSatisfying(
            Answered.BrokenContract.class,
            broken ->
                assertThat(broken.violations().toString()).contains("$.go").contains("$.extra"));
    assertThat(desk.answer("b", CLERK, GO)).isEqualTo(new Answered.Accepted("Done"));
  }

  @Test
  void answer_toSomethingUnknown_isNotOpen() {
    Desk desk = new Desk(new Scripted());
    assertThat(
            desk.railway()
                .answer(
                    new railway.engine.Answer(new TaskId("nobody"), "a", CLERK, GO),
                    desk.invocation()))
        .isEqualTo(new Answered.NotOpen());
  }

  // ---- the driver of last resort ----

  @Test
  void patrol_withNothingDue_returnsAtOnce() {
    Desk desk = waiting();
    desk.project();
    Desk.Hand round = desk.invocation();
    assertThat(patrol(desk).walk(0, round, crew(desk))).isZero();
    assertThat(round.pauses).isEmpty();
  }

  @Test
  void patrol_coversItsMinute_andDrivesWhatComesDueWithinIt() {
    Desk desk =
        new Desk(
            new Scripted()
                .insisting(Duration.ofSeconds(20))
                .then(
                    event -> {
                      throw new IOException("reset");
                    })
                .then(RailwayTest::done));
    desk.start();
    desk.follow();
    desk.project();
    assertThat(patrol(desk).walk(0, desk.invocation(), crew(desk))).isEqualTo(1);
    assertThat(desk.story()).containsExactly("Started", "Unanswered", "Transitioned");
  }

  @Test
  void wake_aWorkflowWhoseRowFellBehind_mendsTheRow() {
    Desk desk = waiting();
    WorkflowRow stale = WorkflowRow.of(desk.entries().getFirst());
    desk.workflows.show(stale);
    desk.railway().wake(stale, desk.invocation());
    assertThat(desk.workflows.get(Desk.ID)).contains(WorkflowRow.of(desk.entries().getLast()));
  }

  private static Patrol patrol(Desk desk) {
    return new Patrol(
        desk.railway(), desk.workflows, Duration.ofSeconds(55), Duration.ofSeconds(1));
  }

  private static Concurrently crew(Desk desk) {
    return new Concurrently() {
      @Override
      public <T> void send(T thing, java.util.function.BiConsumer<T, Invocation> work) {
        work.accept(thing, desk.invocation());
        desk.project();
      }

      @Override
      public void join() {}
    };
  }

  @Test
  void theUnknownEvent_isNoTriggerOfTheDeployment() {
    Desk desk = new Desk(new Scripted());
    assertThat(desk.definitions.trigger("Asked")).contains(Asked.class);
    assertThat(desk.definitions.trigger("Done")).isEmpty();
    assertThat(desk.definitions.startedBy((Class<? extends Event>) Done.class)).isEmpty();
  }
}
