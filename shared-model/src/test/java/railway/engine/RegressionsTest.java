package railway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.memory.MemoryJournal;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.Tail;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.workflow.Compromise;
import railway.workflow.Confirmation;
import railway.workflow.Definition;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Plain;
import railway.workflow.Plain.Answer;
import railway.workflow.Plain.Asked;
import railway.workflow.Plain.Done;
import railway.workflow.Plain.Unclear;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** Interleavings that once went wrong, each told as it happened. */
class RegressionsTest {

  private static final Caller CLERK = new Caller.Person("ann", Set.of("clerk"));

  /** Somebody else's entry that has nothing to do with the visit under way. */
  private static void aLateResultComesIn(Desk desk) {
    appends(
        desk,
        new Fact.LateResult(
            "Elsewhere", new TaskId("elsewhere"), new Done("1"), new How.Accepted(1)));
  }

  private static void appends(Desk desk, Fact fact) {
    Entry newest = desk.entries().getLast();
    Standing standing =
        fact instanceof Fact.Paused
            ? Standings.changed(newest.standing(), Standing.Status.PAUSED, List.of())
            : newest.standing();
    Append appended =
        desk.journal.append(
            new Entry(
                Desk.ID,
                newest.seq() + 1,
                desk.now,
                "other/0",
                newest.workflow(),
                List.of(fact),
                standing,
                Entry.Hop.NONE));
    assertThat(appended).isEqualTo(new Append.Appended());
  }

  private static How lastHow(Desk desk) {
    return ((Fact.Transitioned) desk.entries().getLast().arrival().orElseThrow()).how();
  }

  /** A journal whose writer is held up before each append. */
  private record Slow(Journal store, Consumer<Entry> before) implements Journal {
    @Override
    public Append append(Entry entry) {
      before.accept(entry);
      return store.append(entry);
    }

    @Override
    public Tail tail(WorkflowId id) {
      return store.tail(id);
    }

    @Override
    public List<Reading> read(WorkflowId id, long from, int limit) {
      return store.read(id, from, limit);
    }
  }

  /** Found by the logs that TLC rejected: attempts 1 and 2 of different processes, one effect. */
  @Test
  void twoProcessesThatHearOfOneEffectAfterTheEnd_keepOneLateResult() {
    Desk[] desk = new Desk[1];
    int[] calls = {0};
    desk[0] =
        new Desk(
            new Plain.Keyed() {
              @Override
              public Expiry<? extends Answer> expiry(Asked event) {
                return Expiry.within(Duration.ofSeconds(5), new Plain.Dropped(event.id()));
              }

              @Override
              public Retry retry(Asked event, Trouble trouble) {
                return Retry.insist(Duration.ZERO);
              }

              @Override
              public Reply<Answer> attempt(Asked event, TaskId key) {
                calls[0]++;
                if (calls[0] == 1) {
                  return Reply.refused("busy");
                }
                if (calls[0] == 3) {
                  desk[0].passes(Duration.ofSeconds(6));
                }
                desk[0].follow();
                return Reply.accepted(new Done(event.id()));
              }
            });
    desk[0].start();
    desk[0].follow();
    assertThat(calls[0]).isEqualTo(3);
    assertThat(desk[0].story()).containsExactly("Started", "Transitioned", "LateResult");
  }

  /** A "no" that had to wait for other attempts, and whose visit ended before it was written. */
  @Test
  void aNoThatWaits_isKeptAsALateResult_whenTheVisitEndsWithoutIt() {
    int[] calls = {0};
    Desk desk =
        new Desk(
            new Plain.Mail() {
              @Override
              public Retry retry(Asked event, Trouble trouble) {
                return Retry.insist(Duration.ofMinutes(1));
              }

              @Override
              public Compromise<? extends Answer> compromise(Asked event) {
                return Compromise.upTo(3, known -> new Unclear(event.id()));
              }

              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                calls[0]++;
                return switch (calls[0]) {
                  case 1 -> Reply.rejected(new Plain.Dropped(event.id()));
                  case 2 -> Reply.unanswered("reset");
                  default -> Reply.accepted(new Done(event.id()));
                };
              }
            });
    int[] waits = {0};
    Journal slow =
        new Slow(
            desk.journal,
            entry -> {
              boolean begins = entry.facts().getFirst() instanceof Fact.Attempted;
              if (!begins && waits[0]++ < 2) {
                desk.passes(Duration.ofMinutes(2));
                desk.follow();
                desk.passes(Duration.ofMinutes(2));
                desk.follow();
                desk.passes(Duration.ofMinutes(2));
              }
            });
    desk.start();
    desk.railway(slow).follow(Desk.ID, desk.invocation());
    assertThat(calls[0]).isEqualTo(3);
    assertThat(desk.story()).endsWith("Transitioned", "LateResult");
  }

  @Test
  void aRefusalWhoseAppendIsLost_isStillKnown_andNothingIsUncertain() {
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            new Plain.Mail() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                aLateResultComesIn(desk[0]);
                return Reply.refused("nobody there");
              }
            });
    desk[0].start();
    desk[0].follow();
    assertThat(lastHow(desk[0]))
        .isEqualTo(
            new How.GaveUp(
                new GivingUp.Faulted(new Fault.Refused("nobody there")),
                Knowledge.NOTHING_HAPPENED));
  }

  @Test
  void anAnswerToAToDoWithAnUnreadableEntryBehindIt_isPutOff_andDecidesNothing() {
    Desk desk =
        new Desk(
            new Plain.Keyed() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId key) {
                return Reply.accepted(new Unclear(event.id()));
              }
            });
    desk.start();
    desk.follow();
    desk.project();
    Entry newest = desk.entries().getLast();
    Journal withOneMore =
        new Journal() {
          @Override
          public Append append(Entry entry) {
            throw new AssertionError("something was written");
          }

          @Override
          public Tail tail(WorkflowId id) {
            throw new AssertionError("not asked");
          }

          @Override
          public List<Reading> read(WorkflowId id, long from, int limit) {
            List<Reading> readings = new ArrayList<>(desk.journal.read(id, from, limit));
            readings.add(
                new Reading.Unreadable(
                    new UnreadableEntry(
                        id, newest.seq() + 1, "plain", newest.standing(), "event Gone")));
            return readings;
          }
        };
    railway.engine.Answer answer =
        new railway.engine.Answer(new TaskId("decide-1"), "a", CLERK, Map.of("go", true));
    assertThat(desk.railway(withOneMore).answer(answer, desk.invocation()))
        .isEqualTo(new Answered.Unavailable("event Gone"));
  }

  @Test
  void aKeyThatMayBeForgotten_isNotSentAgain() {
    int[] sent = {0};
    Desk desk =
        new Desk(
            new Plain.Keyed() {
              @Override
              public Expiry<? extends Answer> expiry(Asked event) {
                return Expiry.never();
              }

              @Override
              public Reply<Answer> attempt(Asked event, TaskId key) {
                sent[0]++;
                return Reply.unanswered("reset");
              }
            });
    desk.start();
    desk.follow();
    appends(desk, new Fact.Paused("a defect"));
    desk.passes(Duration.ofDays(2));
    desk.railway().resume(Desk.ID, desk.invocation());
    desk.railway().follow(Desk.ID, desk.invocation());
    assertThat(sent[0]).isEqualTo(1);
    assertThat(lastHow(desk))
        .isInstanceOfSatisfying(
            How.GaveUp.class,
            up -> assertThat(up.known()).isEqualTo(new Knowledge.MayHaveHappened(0, 1)));
  }

  @Test
  void anAnswerThatComesWhileAnOperatorHasPaused_isKept_andDecidesAfterwards() {
    Desk[] desk = new Desk[1];
    desk[0] =
        new Desk(
            new Plain.Lock() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                appends(desk[0], new Fact.Paused("wait"));
                return Reply.accepted(new Done(event.id()));
              }
            });
    desk[0].start();
    desk[0].follow();
    assertThat(desk[0].entries().getLast().standing().status()).isEqualTo(Standing.Status.PAUSED);
    assertThat(desk[0].story()).containsExactly("Started", "Attempted", "Paused", "Answered");

    desk[0].railway().resume(Desk.ID, desk[0].invocation());
    desk[0].railway().follow(Desk.ID, desk[0].invocation());
    assertThat(lastHow(desk[0])).isEqualTo(new How.Accepted(1));
  }

  @Test
  void aReasonOfAnySize_isCut_andDoesNotKeepTheFactFromBeingWritten() {
    MemoryJournal journal =
        new MemoryJournal(entry -> entry.facts().toString().length() * 10L, 350_000);
    Desk desk =
        new Desk(
            new Plain.Keyed() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId key) {
                return Reply.unanswered("x".repeat(400_000));
              }
            },
            journal);
    desk.start();
    assertThat(desk.follow()).isInstanceOf(Followed.Rests.class);
    assertThat(desk.story()).containsExactly("Started", "Unanswered");
  }

  @Test
  void aSenderThatDoesNotStop_holdsItsAttemptUntilTheLeasePasses() {
    Desk desk = new Desk(new Plain.Lock());
    desk.start();
    Desk.Hand hand = desk.invocation();
    Invocation stubborn =
        new Invocation() {
          @Override
          public String id() {
            return hand.id();
          }

          @Override
          public java.time.Instant now() {
            return hand.now();
          }

          @Override
          public java.time.Instant endsBy() {
            return hand.endsBy();
          }

          @Override
          public <T> Called<T> call(Duration limit, Callable<T> request) {
            return new Called.GoesOn<>(Faults.overLimit(limit));
          }

          @Override
          public void pause(Duration wait) {
            hand.pause(wait);
          }
        };
    desk.railway().follow(Desk.ID, stubborn);
    assertThat(desk.story()).containsExactly("Started", "Attempted");
    Fact.Attempted attempted = (Fact.Attempted) desk.facts().getLast();
    assertThat(desk.entries().getLast().standing().due())
        .hasValueSatisfying(due -> assertThat(due).isAfterOrEqualTo(attempted.lease()));
  }

  @Test
  void aStepThatIsGoneAtOnce_isInsistedOnOnlyAsTheRetryFunctionSays() {
    int[] prepared = {0};
    Desk desk =
        new Desk(
            new Plain.Hold() {
              @Override
              public Retry retry(Asked event, Trouble trouble) {
                return trouble.attempts() < 3 ? Retry.insist(Duration.ZERO) : Retry.stop();
              }

              @Override
              public Preparation<Answer> prepare(Asked event, TaskId task) {
                return Preparation.prepared(new Step("hold-" + ++prepared[0]));
              }

              @Override
              public Confirmation<Answer> confirm(Asked event, Step step) {
                return Confirmation.gone();
              }
            });
    desk.start();
    desk.follow();
    assertThat(prepared[0]).isEqualTo(3);
    assertThat(lastHow(desk)).isInstanceOf(How.GaveUp.class);
  }

  @Test
  void twoWorkflowsOfOneId_doNotTakeEachOtherForADuplicate() {
    Desk desk = new Desk(new Plain.Keyed());
    desk.start();
    Definition other = Definition.of(new Renamed(Plain.Flow.of(new Plain.Keyed())));
    assertThat(desk.railway().start(other, Desk.ASKED, desk.invocation()))
        .isInstanceOfSatisfying(
            Begun.Refused.class,
            refused -> assertThat(refused.reason()).contains("plain-1", "plain", "renamed"));
  }

  /** The same workflow under another name, with the same ids. */
  private record Renamed(
      railway.workflow.State<Asked, Answer> state, Plain.Decide decide, Plain.Flow flow)
      implements railway.workflow.Workflow<Asked, Plain.PlainEvent, Plain.End> {

    Renamed(Plain.Flow flow) {
      this(flow.state(), flow.decide(), flow);
    }

    @Override
    public String name() {
      return "renamed";
    }

    @Override
    public String workflowId(Asked trigger) {
      return flow.workflowId(trigger);
    }

    @Override
    public railway.workflow.Transition<Plain.PlainEvent> transition(Plain.PlainEvent event) {
      return flow.transition(event);
    }
  }

  @Test
  void leftOverSteps_thatCannotBeLookedFor_areLookedForLaterEachTime() {
    Desk desk =
        new Desk(
            new Plain.Hold() {
              @Override
              public Preparation<Answer> prepare(Asked event, TaskId task) {
                return Preparation.unanswered("reset");
              }

              @Override
              public List<Step> find(Asked event, TaskId task) {
                throw new IllegalStateException("down");
              }
            });
    desk.start();
    desk.follow();
    Standing.Sweep sweep = desk.entries().getLast().standing().sweeps().getFirst();
    desk.passes(Duration.between(desk.now, sweep.notBefore()));
    desk.project();
    desk.railway().wake(desk.workflows.get(Desk.ID).orElseThrow(), desk.invocation());
    assertThat(desk.story()).endsWith("Unswept");
    assertThat(desk.entries().getLast().standing().due())
        .isEqualTo(Optional.of(desk.entries().getLast().standing().sweeps().getFirst().notBefore()))
        .hasValueSatisfying(due -> assertThat(due).isAfter(desk.now));
  }
}
