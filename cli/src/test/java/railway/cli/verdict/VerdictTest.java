package railway.cli.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.examples.thirdparties.EffectsMade;
import railway.examples.thirdparties.Hold;
import railway.examples.thirdparties.HoldStatus;
import railway.store.WorkflowRow;
import railway.workflow.Knowledge;

/** Nothing is said against a good run, and each claim finds what speaks against it. */
class VerdictTest {

  @Test
  void aRunAsItMustBe_isClean() {
    assertThat(Verdict.on(Line.told().evidence(Line.effects(1))).violations()).isEmpty();
  }

  @Test
  void aGapInTheJournal_isFound() {
    Evidence evidence = Line.told().without(1).evidence(Line.effects(1));

    assertFound(evidence, "without a gap", "[0, 2, 3]");
  }

  @Test
  void anOrderWithoutAJournal_isLost() {
    Evidence good = Line.told().evidence(Line.effects(1));
    WorkflowFile lost =
        new WorkflowFile(Line.ID, List.of(), Optional.empty(), List.of(), List.of());

    assertFound(with(good, lost), "without a gap", "it is lost");
  }

  @Test
  void anOrderThatHasNotEnded_isFound_withItsPosition() {
    Evidence evidence = Line.begun().evidence(List.of());

    assertFound(evidence, "ends once", "RUNNING at Reserve stock");
  }

  @Test
  void aSecondEnding_isFound() {
    Evidence evidence =
        Line.told()
            .ended(
                "NotifyInsufficientFunds",
                Line.NOTIFY,
                Line.cancelled(),
                new How.Accepted(1),
                new Next.Ended())
            .evidence(Line.effects(1));

    assertFound(evidence, "ends once", "[OrderCancelled, OrderCancelled]");
    assertFound(evidence, "one transition", "while the open visit was none");
  }

  @Test
  void aTransitionOfAVisitThatIsNotOpen_isFound() {
    Evidence evidence =
        Line.begun()
            .ended(
                "ReserveStock",
                Line.NOTIFY,
                Line.cancelled(),
                new How.Rejected(1),
                new Next.Ended())
            .evidence(List.of());

    assertFound(evidence, "one transition", "while the open visit was reserve-stock-7");
  }

  @Test
  void anEndingThatWasNotAnnounced_isFound() {
    Evidence good = Line.told().evidence(Line.effects(1));
    Evidence silent =
        new Evidence(good.orders(), List.of(), good.effects(), List.of(), List.of(), List.of());

    assertFound(silent, "announced", "OrderCancelled was not announced");
  }

  @Test
  void anAnnouncementWithoutAnEnding_isFound_andARepeatedOneIsNot() {
    Evidence good = Line.told().evidence(Line.effects(1));
    List<Evidence.Announcement> said = new ArrayList<>(good.announced());
    said.addAll(good.announced());
    assertThat(Verdict.on(announcing(good, said)).isClean()).isTrue();

    said.add(new Evidence.Announcement("railway:order-7:2", "OrderConfirmed"));

    assertFound(announcing(good, said), "announced", "for no ending");
  }

  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "0,false", "3,false"})
  void anAcceptedMail_wasSentOnceOrTwice(int mails, boolean clean) {
    assertThat(Verdict.on(Line.told().evidence(Line.effects(mails))).isClean()).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,true", "2,true", "3,false"})
  void aMailThatMayHaveBeenSent_wasSentAtMostAsOftenAsIsSaid(int mails, boolean clean) {
    Line line = Line.told(new How.Compromised(new Knowledge.MayHaveHappened(0, 2)));

    assertThat(Verdict.on(line.evidence(Line.effects(mails))).isClean()).isEqualTo(clean);
  }

  @Test
  void nothingHappened_isALie_whenAMailWasSent() {
    Line line = Line.told(new How.GaveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED));

    assertThat(Verdict.on(line.evidence(Line.effects(0))).isClean()).isTrue();
    assertFound(line.evidence(Line.effects(1)), "is true", "0 to 0 effects");
  }

  @Test
  void aSecondReservation_isBeyondTheBound() {
    List<EffectsMade> twice =
        List.of(
            new EffectsMade("warehouse", "reservation", Line.RESERVE.value(), 2),
            new EffectsMade("mail-gateway", "mail", Line.NOTIFY.value(), 1));

    assertFound(Line.told().evidence(twice), "within the bound", "made 2 times, and 1 is the most");
  }

  @Test
  void anEffectThatNoOrderAskedFor_isFound() {
    List<EffectsMade> effects = new ArrayList<>(Line.effects(1));
    effects.add(new EffectsMade("courier", "booking", "book-courier-7", 1));

    assertFound(Line.told().evidence(effects), "asked for", "no journal has such a visit");
  }

  @Test
  void aSlotThatNobodyWillGiveBack_isFound() {
    Evidence good = Line.told().evidence(Line.effects(1));
    Hold hold = new Hold("hold-1", "book-courier-7", "7", Instant.MAX, HoldStatus.HELD);
    Evidence held =
        new Evidence(
            good.orders(), good.announced(), good.effects(), List.of(hold), List.of(), List.of());

    assertFound(held, "swept", "book-courier-7");
  }

  @Test
  void aJournalThatAnAuditObjectsTo_isFound() {
    WorkflowFile file = Line.told().file();
    WorkflowFile illegal =
        new WorkflowFile(
            file.id(),
            file.entries(),
            file.row(),
            file.toDos(),
            List.of("attempt 2 may not begin"));

    assertFound(
        with(Line.told().evidence(Line.effects(1)), illegal),
        "legal steps",
        "attempt 2 may not begin");
  }

  @Test
  void aRowThatShowsAnOlderEntry_isFound() {
    WorkflowFile file = Line.told().file();
    WorkflowFile behind =
        new WorkflowFile(
            file.id(),
            file.entries(),
            Optional.of(WorkflowRow.of(file.entries().get(2))),
            file.toDos(),
            List.of());

    assertFound(with(Line.told().evidence(Line.effects(1)), behind), "newest entry", "Workflows");
  }

  @Test
  void aToDoThatIsStillShownAsOpen_isFound() {
    WorkflowFile file = Line.told().file();
    WorkflowFile open =
        new WorkflowFile(
            file.id(),
            file.entries(),
            file.row(),
            Line.begun()
                .ended(
                    "ReserveStock", Line.RESERVE, Line.awaited(), new How.Accepted(1), Line.toDo())
                .file()
                .toDos(),
            List.of());

    assertFound(with(Line.told().evidence(Line.effects(1)), open), "newest entry", "ToDos");
  }

  @Test
  void whatWasRejectedOrGivenUp_isFound() {
    Evidence good = Line.told().evidence(Line.effects(1));
    Evidence bad =
        new Evidence(
            good.orders(),
            good.announced(),
            good.effects(),
            List.of(),
            List.of("no such workflow"),
            List.of("timed out"));

    assertFound(bad, "rejected or given up", "no such workflow");
    assertFound(bad, "rejected or given up", "timed out");
  }

  @Test
  void twoTasksWithMails_haveEachTheirOwnBound() {
    Refund refund = Refund.returned();
    Evidence good = refund.evidence(Refund.effects(1, 1));
    assertThat(Verdict.on(good).violations()).isEmpty();

    assertFound(refund.evidence(Refund.effects(1, 2)), "within the bound", "1 is the most");
  }

  @Test
  void aLatePaymentWithoutARefund_isFound() {
    assertFound(
        Refund.returned().forgotten(),
        "starts a refund",
        "refund-attempt-7-1 the payment came late");
  }

  @Test
  void aRefundWithoutALatePayment_isFound() {
    assertFound(Refund.returned().uncalledFor(), "starts a refund", "no payment came late");
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void aPaymentThatIsSaidToBeBack_wasReturnedOnce(int times) {
    assertFound(
        Refund.returned().evidence(Refund.effects(times, 1)),
        "is returned once",
        "the payment provider returned it " + times + " times");
  }

  @Test
  void aPaymentThatSupportReturned_isNotTheProviders() {
    Evidence byHand = Refund.returnedByHand().evidence(Refund.effects(0, 1));

    assertThat(Verdict.on(byHand).violations()).isEmpty();
  }

  private static Evidence with(Evidence good, WorkflowFile file) {
    return new Evidence(
        List.of(file), good.announced(), good.effects(), List.of(), List.of(), List.of());
  }

  private static Evidence announcing(Evidence good, List<Evidence.Announcement> said) {
    return new Evidence(good.orders(), said, good.effects(), List.of(), List.of(), List.of());
  }

  private static void assertFound(Evidence evidence, String claim, String what) {
    assertThat(Verdict.on(evidence).violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.claim()).contains(claim);
              assertThat(violation.where() + " " + violation.what()).contains(what);
            });
  }
}
