package railway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import railway.decision.Certificate;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.decision.Then;
import railway.engine.Audited.Finding;
import railway.store.Entry;
import railway.store.Standing;
import railway.workflow.Compromise;
import railway.workflow.Confirmation;
import railway.workflow.Expiry;
import railway.workflow.Knowledge;
import railway.workflow.Plain;
import railway.workflow.Plain.Answer;
import railway.workflow.Plain.Asked;
import railway.workflow.Plain.Done;
import railway.workflow.Plain.Dropped;
import railway.workflow.Plain.Unclear;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** Journals as the engine wrote them are legal; with one thing changed they are not. */
class AuditTest {

  /** Unanswered once, absent when asked, then accepted. */
  private static Desk locked() {
    int[] asked = {0};
    Desk desk =
        new Desk(
            new Plain.Lock() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                return asked[0]++ == 0
                    ? Reply.unanswered("reset")
                    : Reply.accepted(new Unclear(event.id()));
              }

              @Override
              public railway.workflow.Finding<Answer> find(Asked event, TaskId task) {
                return railway.workflow.Finding.absent();
              }

              @Override
              public Retry retry(Asked event, Trouble trouble) {
                return Retry.insist(Duration.ofSeconds(1));
              }
            });
    desk.start();
    desk.follow();
    desk.passes(Duration.ofMinutes(2));
    desk.railway().follow(Desk.ID, desk.invocation());
    desk.answer("a-1", new Caller.Person("ann", Set.of("clerk")), Map.of("go", true));
    assertThat(desk.story())
        .containsExactly(
            "Started",
            "Attempted",
            "Unanswered",
            "Absent",
            "Attempted",
            "Transitioned",
            "Transitioned");
    return desk;
  }

  /** The first attempt is killed, the second is refused, and that is all. */
  private static Desk mailed() {
    int[] sent = {0};
    Desk desk =
        new Desk(
            new Plain.Mail() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId task) {
                if (sent[0]++ == 0) {
                  throw new Desk.Killed();
                }
                return Reply.refused("mailbox full");
              }

              @Override
              public Retry retry(Asked event, Trouble trouble) {
                return trouble.attempts() < 2 ? Retry.insist(Duration.ZERO) : Retry.stop();
              }

              @Override
              public Compromise<? extends Answer> compromise(Asked event) {
                return Compromise.upTo(2, known -> new Unclear(event.id()));
              }
            });
    desk.start();
    Desk.killed(desk::follow);
    desk.passes(Duration.ofMinutes(2));
    desk.railway().follow(Desk.ID, desk.invocation());
    assertThat(desk.story())
        .containsExactly("Started", "Attempted", "Lapsed", "Attempted", "Refused", "Transitioned");
    return desk;
  }

  /** Elected, and gone when it is to be confirmed; then another one. */
  private static Desk held() {
    int[] prepared = {0};
    Desk desk =
        new Desk(
            new Plain.Hold() {
              @Override
              public Retry retry(Asked event, Trouble trouble) {
                return Retry.insist(Duration.ofMillis(1));
              }

              @Override
              public Preparation<Answer> prepare(Asked event, TaskId task) {
                return Preparation.prepared(new Step("hold-" + ++prepared[0]));
              }

              @Override
              public Confirmation<Answer> confirm(Asked event, Step step) {
                return prepared[0] == 1
                    ? Confirmation.gone()
                    : Confirmation.confirmed(new Done(event.id()));
              }
            });
    desk.start();
    desk.follow();
    assertThat(desk.story())
        .containsExactly(
            "Started", "Attempted", "Elected", "Released", "Attempted", "Elected", "Transitioned");
    return desk;
  }

  private static Audited audit(Desk desk, List<Entry> entries) {
    return new Auditor(desk.definitions, Pace.USUAL)
        .audit(new PastEntries(entries), Desk.ID)
        .orElseThrow();
  }

  private static List<String> objections(Desk desk, List<Entry> entries) {
    return audit(desk, entries).objections().stream().map(Finding::words).toList();
  }

  /** The entries with one of them changed. */
  private static List<Entry> changed(Desk desk, int seq, UnaryOperator<Entry> change) {
    List<Entry> entries = new ArrayList<>(desk.entries());
    entries.set(seq, change.apply(entries.get(seq)));
    return entries;
  }

  private static Entry with(Entry entry, List<Fact> facts) {
    return new Entry(
        entry.id(),
        entry.seq(),
        entry.at(),
        entry.by(),
        entry.workflow(),
        facts,
        entry.standing(),
        entry.hop());
  }

  private static Entry with(Entry entry, Standing standing) {
    return new Entry(
        entry.id(),
        entry.seq(),
        entry.at(),
        entry.by(),
        entry.workflow(),
        entry.facts(),
        standing,
        entry.hop());
  }

  private static Entry at(Entry entry, Instant at) {
    return new Entry(
        entry.id(),
        entry.seq(),
        at,
        entry.by(),
        entry.workflow(),
        entry.facts(),
        entry.standing(),
        entry.hop());
  }

  /** The entry whose facts hold one of this kind. */
  private static int of(Desk desk, Class<? extends Fact> kind, int which) {
    List<Integer> found = new ArrayList<>();
    for (Entry entry : desk.entries()) {
      if (entry.facts().stream().anyMatch(kind::isInstance)) {
        found.add((int) entry.seq());
      }
    }
    return found.get(which);
  }

  private static Entry replaced(Entry entry, Class<? extends Fact> kind, Fact by) {
    return with(
        entry, entry.facts().stream().map(fact -> kind.isInstance(fact) ? by : fact).toList());
  }

  private static Entry without(Entry entry, Class<? extends Fact> kind) {
    return with(entry, entry.facts().stream().filter(fact -> !kind.isInstance(fact)).toList());
  }

  /** One more entry after the newest, which leaves the standing as it is. */
  private static List<Entry> andThen(Desk desk, Fact fact) {
    List<Entry> entries = new ArrayList<>(desk.entries());
    Entry newest = entries.getLast();
    entries.add(
        new Entry(
            newest.id(),
            newest.seq() + 1,
            newest.at(),
            "somebody-else/0",
            newest.workflow(),
            List.of(fact),
            newest.standing(),
            Entry.Hop.STREAM));
    return entries;
  }

  // ---- as they are ----

  @Test
  void journalsAsTheEngineWroteThem_areLegal_withoutAWord() {
    for (Desk desk : List.of(locked(), mailed(), held())) {
      Audited audited = audit(desk, desk.entries());
      assertThat(audited.isLegal()).as("%s", audited).isTrue();
      assertThat(audited.remarks()).isEmpty();
      assertThat(audited.entries()).hasSameSizeAs(desk.entries());
    }
  }

  @Test
  void everyVisitHasItsCertificate() {
    assertThat(audit(locked(), locked().entries()).visits())
        .extracting(Audited.Visit::certificate)
        .containsExactly(new Certificate.Effects(1, 1), new Certificate.Decided("a-1", "ann"));
    assertThat(audit(mailed(), mailed().entries()).visits())
        .extracting(Audited.Visit::certificate)
        .containsExactly(new Certificate.Effects(0, 1), new Certificate.Undecided());
    assertThat(audit(held(), held().entries()).visits())
        .extracting(Audited.Visit::certificate)
        .containsExactly(new Certificate.Effects(1, 1));
  }

  @Test
  void aLateYes_raisesTheLeastOfTheCertificate() {
    Desk desk = mailed();
    How how = new How.Accepted(1);
    Fact late = new Fact.LateResult("Mail", new TaskId("mail-1"), new Done("1"), how);
    List<Entry> entries = andThen(desk, late);
    Entry own = entries.removeLast();
    String maker = desk.entries().get(of(desk, Fact.Attempted.class, 0)).by();
    entries.add(
        new Entry(
            own.id(),
            own.seq(),
            own.at(),
            maker.replaceAll("/.*", "/9"),
            own.workflow(),
            own.facts(),
            own.standing(),
            own.hop()));
    Audited audited = audit(desk, entries);
    assertThat(audited.isLegal()).as("%s", audited).isTrue();
    assertThat(audited.visits().getFirst().certificate()).isEqualTo(new Certificate.Effects(1, 1));
  }

  /** Whoever refused the first attempt kept that in hand, and lost it with the visit. */
  @Test
  void aLateAnswerToAnAttemptOffTheRecord_mayHaveAnyNumber() {
    Desk desk =
        new Desk(
            new Plain.Keyed() {
              @Override
              public Reply<Answer> attempt(Asked event, TaskId key) {
                return Reply.rejected(new Dropped(event.id()));
              }
            });
    desk.start();
    desk.follow();
    How how = new How.Accepted(2);
    Fact late = new Fact.LateResult("Keyed", new TaskId("key-1"), new Done("1"), how);
    assertThat(objections(desk, andThen(desk, late))).isEmpty();
  }

  // ---- with one thing changed ----

  @Test
  void aGapInTheNumbers_isFoundOut_andEndsTheAudit() {
    Desk desk = locked();
    List<Entry> entries = new ArrayList<>(desk.entries());
    entries.remove(2);
    assertThat(objections(desk, entries)).containsExactly("entry 2 is missing");
    assertThat(audit(desk, entries).unread()).isPresent();
    assertThat(audit(desk, entries).isLegal()).isFalse();
  }

  @Test
  void aJournalThatDoesNotBeginWithAStart_isFoundOut() {
    Desk desk = locked();
    assertThat(
            objections(desk, changed(desk, 0, entry -> with(entry, List.of(new Fact.Resumed())))))
        .anyMatch(words -> words.contains("a journal begins with what started the workflow"));
  }

  @Test
  void aDroppedFact_isMissedByTheNextOne() {
    Desk desk = locked();
    int absent = of(desk, Fact.Absent.class, 0);
    assertThat(objections(desk, changed(desk, absent, entry -> without(entry, Fact.Absent.class))))
        .first()
        .asString()
        .contains("attempt 2 may not begin", "ask the third party what attempts up to 1 did");
  }

  @Test
  void twoFactsSwapped_areFoundOut() {
    Desk desk = locked();
    int absent = of(desk, Fact.Absent.class, 0);
    assertThat(
            objections(desk, changed(desk, absent, entry -> with(entry, entry.facts().reversed()))))
        .first()
        .asString()
        .contains("attempt 2 may not begin");
  }

  @Test
  void anotherAttemptNumber_isFoundOut() {
    Desk desk = locked();
    int first = of(desk, Fact.Attempted.class, 0);
    Fact.Attempted begun = (Fact.Attempted) desk.facts().get(1);
    assertThat(
            objections(
                desk,
                changed(
                    desk,
                    first,
                    entry ->
                        replaced(
                            entry, Fact.Attempted.class, new Fact.Attempted(3, begun.lease())))))
        .first()
        .asString()
        .contains("attempt 3 may not begin", "begin attempt 1");
  }

  @Test
  void aSecondAttemptWhileOneIsUnresolved_isFoundOut() {
    Desk desk = locked();
    Entry newest = desk.entries().get(2);
    List<Entry> entries = new ArrayList<>(desk.entries().subList(0, 3));
    Fact again = new Fact.Attempted(2, newest.at().plusSeconds(60));
    entries.add(
        new Entry(
            newest.id(),
            3,
            newest.at(),
            "other/0",
            "plain",
            List.of(again),
            newest.standing(),
            Entry.Hop.NONE));
    assertThat(objections(desk, entries))
        .first()
        .asString()
        .contains("attempt 2 may not begin; the rule said: do nothing before");
  }

  @Test
  void aQueryBeforeTheBoundsHavePassed_isFoundOut() {
    Desk desk = locked();
    int absent = of(desk, Fact.Absent.class, 0);
    Instant tooEarly = desk.entries().get(absent - 1).at().plusSeconds(20);
    assertThat(objections(desk, changed(desk, absent, entry -> at(entry, tooEarly))))
        .first()
        .asString()
        .contains("attempts up to 1 cannot have been shown to be absent", "do nothing before");
  }

  @Test
  void aLapseNotedWhileTheLeaseWasRunning_isFoundOut() {
    Desk desk = mailed();
    int lapsed = of(desk, Fact.Lapsed.class, 0);
    Fact.Attempted begun = (Fact.Attempted) desk.facts().get(1);
    assertThat(
            objections(
                desk, changed(desk, lapsed, entry -> at(entry, begun.lease().minusSeconds(6)))))
        .first()
        .asString()
        .contains("attempt 1 had not lapsed", "do nothing before " + begun.lease());
  }

  @Test
  void aLapseNotedShortlyBeforeTheLeaseEnded_needsAClockThatWasSetBack() {
    Desk desk = mailed();
    int lapsed = of(desk, Fact.Lapsed.class, 0);
    Fact.Attempted begun = (Fact.Attempted) desk.facts().get(1);
    List<Entry> entries = changed(desk, lapsed, entry -> at(entry, begun.lease().minusSeconds(1)));
    Audited audited = audit(desk, entries.subList(0, lapsed + 1));
    assertThat(audited.entries().get(lapsed).facts().getFirst().findings())
        .singleElement()
        .isInstanceOf(Finding.Remark.class)
        .extracting(Finding::words)
        .asString()
        .contains("clock was set back");
  }

  @Test
  void aNoThatDecidesWhileAnotherAttemptIsUnresolved_isFoundOut() {
    Desk desk = mailed();
    int ended = of(desk, Fact.Transitioned.class, 0);
    Fact.Transitioned end = (Fact.Transitioned) desk.facts().getLast();
    Fact no =
        new Fact.Transitioned(end.task(), end.id(), end.event(), new How.Rejected(2), end.next());
    assertThat(
            objections(
                desk,
                changed(
                    desk,
                    ended,
                    entry ->
                        replaced(without(entry, Fact.Refused.class), Fact.Transitioned.class, no))))
        .first()
        .asString()
        .contains("a no decides only when no other attempt is unresolved, and attempt 1 is");
  }

  @Test
  void givingUpWithNothingHappened_whileSomethingIsUnresolved_isFoundOut() {
    Desk desk = mailed();
    int ended = of(desk, Fact.Transitioned.class, 0);
    Fact.Transitioned end = (Fact.Transitioned) desk.facts().getLast();
    How nothing = new How.GaveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED);
    Fact untrue = new Fact.Transitioned(end.task(), end.id(), end.event(), nothing, end.next());
    assertThat(
            objections(
                desk,
                changed(desk, ended, entry -> replaced(entry, Fact.Transitioned.class, untrue))))
        .first()
        .asString()
        .contains(
            "it may not be given up (it expired; nothing happened)",
            "apply the compromise (it happened at least 0, at most 1 times)");
  }

  @Test
  void electedTwice_isFoundOut() {
    Desk desk = held();
    int released = of(desk, Fact.Released.class, 0);
    assertThat(
            objections(desk, changed(desk, released, entry -> without(entry, Fact.Released.class))))
        .anyMatch(words -> words.contains("no step may be elected any more: step hold-1 is"));
  }

  @Test
  void confirmedWithoutAnElection_isFoundOut() {
    Desk desk = held();
    List<Entry> entries = new ArrayList<>(desk.entries().subList(0, 2));
    Entry newest = desk.entries().getLast();
    Entry attempted = entries.getLast();
    entries.add(
        new Entry(
            newest.id(),
            2,
            attempted.at(),
            newest.by(),
            "plain",
            List.of(
                new Fact.Transitioned(
                    "Hold",
                    new TaskId("hold-1"),
                    new Done("1"),
                    new How.Accepted(1),
                    new Next.Ended())),
            newest.standing(),
            newest.hop()));
    assertThat(objections(desk, entries))
        .first()
        .asString()
        .contains("a step is confirmed only once it is elected, and none of attempt 1 ever was");
  }

  @Test
  void anAnswerToSomebodyElsesAttempt_isFoundOut() {
    Desk desk = mailed();
    int ended = of(desk, Fact.Transitioned.class, 0);
    assertThat(
            objections(
                desk,
                changed(
                    desk,
                    ended,
                    entry ->
                        replaced(
                            entry,
                            Fact.Refused.class,
                            new Fact.Refused(1, "no", new Then.Stop())))))
        .first()
        .asString()
        .contains("attempt 1 was made by", "only its maker hears its answer");
  }

  @Test
  void aWrongVisitNumber_isFoundOut() {
    Desk desk = locked();
    int ended = of(desk, Fact.Transitioned.class, 0);
    Fact.Transitioned end = (Fact.Transitioned) desk.entries().get(ended).arrival().orElseThrow();
    Next second = new Next.To("Decide", TaskId.ofVisit("decide-1", 2), 2, Optional.empty());
    Fact other = new Fact.Transitioned(end.task(), end.id(), end.event(), end.how(), second);
    assertThat(
            objections(
                desk,
                changed(desk, ended, entry -> replaced(entry, Fact.Transitioned.class, other))))
        .first()
        .asString()
        .contains(
            "Unclear led to Decide (decide-1-visit-2, visit 2)", "Decide (decide-1, visit 1)");
  }

  @Test
  void anotherTaskThanTheTransitionSays_isFoundOut() {
    Desk desk = held();
    int ended = of(desk, Fact.Transitioned.class, 0);
    Fact.Transitioned end = (Fact.Transitioned) desk.facts().getLast();
    List<Entry> entries =
        changed(
            desk,
            ended,
            entry ->
                replaced(
                    entry,
                    Fact.Transitioned.class,
                    new Fact.Transitioned(
                        end.task(), end.id(), new Unclear("1"), end.how(), new Next.Ended())));
    assertThat(objections(desk, entries))
        .first()
        .asString()
        .contains("Unclear led to the end, and by today's definition it leads to Decide");
  }

  @Test
  void aFactAfterTheEnd_isFoundOut() {
    Desk desk = held();
    assertThat(objections(desk, andThen(desk, new Fact.Paused("wait"))))
        .first()
        .asString()
        .contains("the workflow had ended: only late results and sweeps come after that");
  }

  @Test
  void aLateResultThatIsOnRecord_isFoundOut() {
    Desk desk = held();
    Fact same =
        new Fact.LateResult("Hold", new TaskId("hold-1"), new Done("1"), new How.Accepted(2));
    assertThat(objections(desk, andThen(desk, same))).containsExactly("it is on record already");
  }

  @Test
  void aLateResultBeforeTheDecision_isFoundOut() {
    Desk desk = mailed();
    Fact early =
        new Fact.LateResult(
            "Decide", new TaskId("decide-1"), new Done("1"), new How.Decided("a", "b"));
    assertThat(objections(desk, andThen(desk, early)))
        .first()
        .asString()
        .contains("Decide (decide-1) had not ended");
  }

  @Test
  void aSweepThatNobodyPlanned_isFoundOut() {
    Desk desk = mailed();
    assertThat(objections(desk, andThen(desk, new Fact.Swept(new TaskId("mail-1")))))
        .first()
        .asString()
        .contains("nothing of mail-1 was left over");
  }

  @Test
  void aStandingThatDoesNotFollowFromTheFacts_isFoundOut() {
    Desk desk = mailed();
    int lapsed = of(desk, Fact.Lapsed.class, 0);
    Standing before = desk.entries().get(lapsed).standing();
    Standing forgetful =
        new Standing(
            before.status(),
            before.task(),
            before.id(),
            before.category(),
            before.since(),
            before.visitSeq(),
            before.deadline(),
            Optional.empty(),
            before.attempts(),
            0,
            before.visits(),
            before.sweeps(),
            before.uncertain());
    assertThat(objections(desk, changed(desk, lapsed, entry -> with(entry, forgetful))))
        .anyMatch(words -> words.contains("says unresolved 0, and from the facts follows 2"))
        .anyMatch(words -> words.contains("says due none"));
  }

  @Test
  void whereAnUncertainTaskLed_theStandingSaysSo_andOnlyThere() {
    Desk desk = mailed();
    int ended = of(desk, Fact.Transitioned.class, 0);

    assertThat(desk.entries().stream().map(entry -> entry.standing().uncertain()).toList())
        .isEqualTo(desk.entries().stream().map(entry -> entry.seq() == ended).toList());
  }

  @Test
  void anEntryThatDoesNotSayYetThatNobodyKnows_isRemarkedOn_andNoObjection() {
    Desk desk = mailed();
    int ended = of(desk, Fact.Transitioned.class, 0);
    List<Entry> older = changed(desk, ended, entry -> with(entry, uncertain(entry, false)));

    assertThat(objections(desk, older)).isEmpty();
    assertThat(audit(desk, older).remarks())
        .extracting(Finding::words)
        .anyMatch(words -> words.contains("says uncertain false"));
  }

  @Test
  void anEntryThatSaysThatNobodyKnows_whereSomebodyDoes_isFoundOut() {
    Desk desk = mailed();
    assertThat(objections(desk, changed(desk, 1, entry -> with(entry, uncertain(entry, true)))))
        .anyMatch(words -> words.contains("says uncertain true"));
  }

  private static Standing uncertain(Entry entry, boolean uncertain) {
    Standing before = entry.standing();
    return new Standing(
        before.status(),
        before.task(),
        before.id(),
        before.category(),
        before.since(),
        before.visitSeq(),
        before.deadline(),
        before.due(),
        before.attempts(),
        before.unresolved(),
        before.visits(),
        before.sweeps(),
        uncertain);
  }

  @Test
  void anEntryDatedBeforeTheOneBefore_isFoundOut() {
    Desk desk = mailed();
    int lapsed = of(desk, Fact.Lapsed.class, 0);
    Instant before = desk.entries().get(lapsed - 1).at().minusSeconds(6);
    assertThat(objections(desk, changed(desk, lapsed, entry -> at(entry, before))))
        .anyMatch(words -> words.contains("6000 ms before entry"));
  }

  @Test
  void aDefinitionThatThrows_leavesTheRestUnjudged_andSaysSo() {
    boolean[] broken = {false};
    Desk desk =
        new Desk(
            new Plain.Keyed() {
              @Override
              public Expiry<? extends Answer> expiry(Asked event) {
                if (broken[0]) {
                  throw new IllegalStateException("not today");
                }
                return Expiry.within(Duration.ofHours(1), new Dropped(event.id()));
              }
            });
    desk.start();
    broken[0] = true;
    Audited audited = audit(desk, desk.entries());
    assertThat(audited.isLegal()).isFalse();
    assertThat(audited.objections()).isEmpty();
    assertThat(audited.unread())
        .hasValueSatisfying(
            why -> assertThat(why).contains("Entry 0 cannot be judged", "not today"));
  }

  @Test
  void aDeadlineOfAnotherDefinition_isARemark_forTheJournalCannotTell() {
    Duration[] patience = {Duration.ofHours(1)};
    Desk desk =
        new Desk(
            new Plain.Lock() {
              @Override
              public Expiry<? extends Answer> expiry(Asked event) {
                return Expiry.within(patience[0], new Dropped(event.id()));
              }
            });
    desk.start();
    patience[0] = Duration.ofHours(2);
    Audited audited = audit(desk, desk.entries());
    assertThat(audited.isLegal()).isTrue();
    assertThat(audited.remarks())
        .singleElement()
        .extracting(Finding::words)
        .asString()
        .contains("its deadline is", "by today's definition");
  }

  @Test
  void thereIsNothingToSayOfAWorkflowThatDoesNotExist() {
    Desk desk = held();
    assertThat(new Auditor(desk.definitions, Pace.USUAL).audit(new PastEntries(List.of()), Desk.ID))
        .isEmpty();
  }
}
