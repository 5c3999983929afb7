package railway.testing;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static railway.testing.Expectation.announced;
import static railway.testing.Expectation.attempts;
import static railway.testing.Expectation.awaits;
import static railway.testing.Expectation.compromised;
import static railway.testing.Expectation.effects;
import static railway.testing.Expectation.ended;
import static railway.testing.Expectation.expired;
import static railway.testing.Expectation.gaveUp;
import static railway.testing.Expectation.happened;
import static railway.testing.Expectation.held;
import static railway.testing.Expectation.lateResult;
import static railway.testing.Expectation.not;
import static railway.testing.Expectation.path;
import static railway.testing.Expectation.paused;
import static railway.testing.Expectation.performed;
import static railway.testing.Expectation.rejected;
import static railway.testing.Expectation.told;
import static railway.testing.Happening.answered;
import static railway.testing.Happening.answeredAgain;
import static railway.testing.Happening.deployed;
import static railway.testing.Happening.resumed;
import static railway.testing.Happening.timePasses;
import static railway.testing.Happening.triggered;
import static railway.testing.Mishap.actsAfter;
import static railway.testing.Mishap.always;
import static railway.testing.Mishap.answersAfter;
import static railway.testing.Mishap.killedAfter;
import static railway.testing.Mishap.killedBefore;
import static railway.testing.Mishap.losesTheReply;
import static railway.testing.Mishap.losesTheRequest;
import static railway.testing.Mishap.none;
import static railway.testing.Mishap.refuses;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.decision.Fact.Request;
import railway.engine.Answered;
import railway.engine.Caller;
import railway.workflow.Expiry;
import railway.workflow.Plain.Answer;
import railway.workflow.Plain.Asked;
import railway.workflow.Plain.Choice;
import railway.workflow.Plain.Decide;
import railway.workflow.Plain.Done;
import railway.workflow.Plain.Dropped;
import railway.workflow.Plain.End;
import railway.workflow.Plain.Flow;
import railway.workflow.Plain.Hold;
import railway.workflow.Plain.Keyed;
import railway.workflow.Plain.Lock;
import railway.workflow.Plain.Mail;
import railway.workflow.Plain.Question;
import railway.workflow.Plain.Unclear;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.State;
import railway.workflow.Trouble;

/** A rehearsal plays one path on the engine, with what goes wrong and nothing else. */
final class RehearsalTest {

  private static final Asked ASKED = new Asked("1");
  private static final Done DONE = new Done("1");
  private static final Dropped DROPPED = new Dropped("1");
  private static final Unclear UNCLEAR = new Unclear("1");
  private static final Choice GO = new Choice(true);

  private static <S extends State<Asked, Answer>> Rehearsal<Asked> says(
      S state, Class<S> task, Reply<Answer> reply) {
    return Rehearsal.of(Flow.of(state)).thirdParty(task, asked -> reply);
  }

  private static Rehearsal<Asked> keyed() {
    return says(new Keyed(), Keyed.class, Reply.accepted(DONE));
  }

  private static Rehearsal<Asked> lock() {
    return says(new Lock(), Lock.class, Reply.accepted(DONE));
  }

  private static Rehearsal<Asked> hold() {
    return says(new Patient(), Patient.class, Reply.accepted(DONE));
  }

  private static Rehearsal<Asked> mail() {
    return says(new Mail(), Mail.class, Reply.accepted(DONE));
  }

  private static RehearsedPath unclear() {
    return says(new Keyed(), Keyed.class, Reply.rejected(UNCLEAR)).given(ASKED);
  }

  /** Two steps, tried again for an hour. */
  static final class Patient extends Hold {
    @Override
    public Retry retry(Asked event, Trouble trouble) {
      return Retry.insist(ofMinutes(1));
    }

    @Override
    public Expiry<? extends Answer> expiry(Asked event) {
      return Expiry.within(ofHours(1), DROPPED);
    }
  }

  /** A To-Do of which one can be late. */
  static final class Hasty extends Decide {
    @Override
    public Expiry<? extends End> expiry(Unclear event) {
      return Expiry.within(ofDays(1), new Dropped(event.id()));
    }
  }

  // ---- Third parties ----

  @Test
  void whatAThirdPartySays_leadsOn() {
    keyed().given(ASKED).then(performed(Keyed.class), ended(DONE), announced(DONE));
    unclear().then(performed(Keyed.class), effects(Keyed.class, 0), awaits(Decide.class));
  }

  @Test
  void aThirdParty_saysOneThingAfterTheOther() {
    Rehearsal.of(Flow.of(new Keyed()))
        .thirdParty(
            Keyed.class,
            asked -> Reply.refused("busy"),
            asked -> Reply.refused("still busy"),
            asked -> Reply.accepted(DONE))
        .given(ASKED)
        .then(attempts(Keyed.class, 3), effects(Keyed.class, 1), ended(DONE));
  }

  @Test
  void aKey_isRemembered() {
    keyed()
        .mishaps(Keyed.class, losesTheReply(), losesTheReply())
        .given(ASKED)
        .then(attempts(Keyed.class, 3), effects(Keyed.class, 1), ended(DONE));
  }

  @Test
  void aQuery_showsWhatWasDone_orSaidNo() {
    lock()
        .mishaps(Lock.class, losesTheReply())
        .given(ASKED)
        .then(attempts(Lock.class, 1), effects(Lock.class, 1), ended(DONE));
    says(new Lock(), Lock.class, Reply.rejected(DROPPED))
        .mishaps(Lock.class, losesTheReply())
        .given(ASKED)
        .then(attempts(Lock.class, 1), effects(Lock.class, 0), ended(DROPPED));
  }

  @Test
  void aQuery_thatIsLost_isRepeated() {
    lock()
        .mishaps(Lock.class, losesTheReply())
        .mishaps(Lock.class, Request.FIND, losesTheRequest(), refuses("closed"), losesTheReply())
        .given(ASKED)
        .then(attempts(Lock.class, 1), effects(Lock.class, 1), ended(DONE));
  }

  @Test
  void aStep_isHeld_confirmed_andCancelled() {
    hold()
        .mishaps(Patient.class, losesTheReply())
        .given(ASKED)
        .then(attempts(Patient.class, 2), effects(Patient.class, 1), held(Patient.class, 0))
        .then(ended(DONE));
    hold()
        .mishaps(Patient.class, Request.CONFIRM, always(losesTheRequest()))
        .given(ASKED)
        .then(effects(Patient.class, 0), held(Patient.class, 0), ended(DROPPED));
    hold()
        .mishaps(Patient.class, Request.CONFIRM, always(losesTheReply()))
        .mishaps(Patient.class, Request.CANCEL, losesTheReply())
        .given(ASKED)
        .then(effects(Patient.class, 1), held(Patient.class, 0), ended(DONE));
  }

  @Test
  void aNo_isSaidToThePreparation() {
    says(new Patient(), Patient.class, Reply.rejected(UNCLEAR))
        .given(ASKED)
        .then(effects(Patient.class, 0), awaits(Decide.class));
  }

  @Test
  void aBlackBox_actsEachTime() {
    mail()
        .mishaps(Mail.class, losesTheReply())
        .given(ASKED)
        .then(compromised(Mail.class), effects(Mail.class, 1), awaits(Decide.class));
  }

  // ---- Mishaps ----

  static List<Mishap> mishaps() {
    return List.of(
        none(),
        losesTheRequest(),
        losesTheReply(),
        refuses("busy"),
        answersAfter(ofSeconds(3)),
        answersAfter(ofMinutes(3)),
        actsAfter(ofSeconds(20)),
        killedBefore(),
        killedAfter());
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void whateverGoesWrong_aKeyAQueryAndTwoSteps_actOnce(Mishap mishap) {
    keyed()
        .mishaps(Keyed.class, mishap)
        .given(ASKED)
        .when(timePasses(ofHours(1)))
        .then(effects(Keyed.class, 1));
    lock()
        .mishaps(Lock.class, mishap)
        .given(ASKED)
        .when(timePasses(ofHours(1)))
        .then(effects(Lock.class, 1), ended(DONE));
    hold()
        .mishaps(Patient.class, mishap)
        .given(ASKED)
        .when(timePasses(ofHours(3)))
        .then(effects(Patient.class, 1), held(Patient.class, 0), ended(DONE));
    hold()
        .mishaps(Patient.class, Request.CONFIRM, mishap)
        .given(ASKED)
        .then(effects(Patient.class, 1), ended(DONE));
  }

  @ParameterizedTest
  @MethodSource("mishaps")
  void whateverGoesWrong_theSamePathIsTheSameStory(Mishap mishap) {
    String story = mail().mishaps(Mail.class, mishap).given(ASKED).story();

    assertThat(mail().mishaps(Mail.class, mishap).given(ASKED).story()).isEqualTo(story);
    assertThat(story.contains("!! " + mishap.words())).isEqualTo(!mishap.equals(none()));
  }

  @Test
  void aLostRequest_hasNoEffect_andALostReplyHas() {
    mail().mishaps(Mail.class, losesTheRequest()).given(ASKED).then(effects(Mail.class, 0));
    mail().mishaps(Mail.class, losesTheReply()).given(ASKED).then(effects(Mail.class, 1));
    mail().mishaps(Mail.class, killedBefore()).given(ASKED).then(effects(Mail.class, 0));
    mail().mishaps(Mail.class, killedAfter()).given(ASKED).then(effects(Mail.class, 1));
  }

  @Test
  void aRefusal_isKnownToBeWithoutEffect() {
    mail()
        .mishaps(Mail.class, refuses("busy"))
        .given(ASKED)
        .then(gaveUp(Mail.class), effects(Mail.class, 0), ended(DROPPED));
  }

  @Test
  void aSlowAnswer_isHeardWithinTheLimit_andNotBeyond() {
    mail()
        .mishaps(Mail.class, answersAfter(ofSeconds(10)))
        .given(ASKED)
        .then(performed(Mail.class), ended(DONE));
    mail()
        .mishaps(Mail.class, answersAfter(ofSeconds(11)))
        .given(ASKED)
        .then(compromised(Mail.class), effects(Mail.class, 1), awaits(Decide.class));
  }

  @Test
  void aLateEffect_comesWhenItsTimeHasCome() {
    mail()
        .mishaps(Mail.class, actsAfter(ofHours(2)))
        .given(ASKED)
        .then(compromised(Mail.class), effects(Mail.class, 0))
        .when(timePasses(ofHours(1)))
        .then(effects(Mail.class, 0))
        .when(timePasses(ofHours(1)))
        .then(effects(Mail.class, 1));
  }

  // ---- Happenings ----

  @Test
  void aToDo_showsItsQuestion_andIsDecidedOnce() {
    unclear()
        .then(awaits(Decide.class, new Question("1")))
        .when(answered(Decide.class, GO))
        .then(told(Answered.Accepted.class), ended(DONE), path(Keyed.class, Decide.class))
        .when(answeredAgain())
        .then(told(Answered.Repeated.class))
        .when(answered(Decide.class, new Choice(false)))
        .then(told(Answered.AlreadyDecided.class), lateResult(DROPPED), announced(DROPPED));
  }

  @Test
  void whoMayNotAnswer_isDenied() {
    unclear()
        .when(answered(Decide.class, GO, new Caller.Person("eve", Set.of("guest"))))
        .then(told(Answered.Denied.class), awaits(Decide.class));
  }

  @Test
  void whatPassesTheDeadline_isLate() {
    Rehearsal.of(new Flow(new Keyed(), new Hasty()))
        .thirdParty(Keyed.class, asked -> Reply.rejected(UNCLEAR))
        .given(ASKED)
        .when(timePasses(ofHours(23)))
        .then(awaits(Hasty.class))
        .when(timePasses(ofHours(1)))
        .then(expired(Hasty.class), ended(DROPPED))
        .when(answered(Hasty.class, GO))
        .then(told(Answered.Expired.class), lateResult(DONE));
  }

  @Test
  void whatHasHappenedBefore_canBeGivenToo() {
    says(new Keyed(), Keyed.class, Reply.rejected(UNCLEAR))
        .given(ASKED, answered(Decide.class, GO))
        .then(ended(DONE));
  }

  @Test
  void theSameTriggerAgain_isADuplicate() {
    Rehearsal.of(Flow.of(new Keyed()))
        .thirdParty(Keyed.class, asked -> Reply.accepted(DONE))
        .given(ASKED)
        .when(triggered(new Asked("1")))
        .then(not(rejected(ASKED)), effects(Keyed.class, 1));
  }

  @Test
  void whatADefinitionThrew_isMendedAndResumed() {
    Keyed broken =
        new Keyed() {
          @Override
          public Retry retry(Asked event, Trouble trouble) {
            throw new IllegalStateException("a mistake");
          }
        };
    Rehearsal.of(Flow.of(broken))
        .thirdParty(Keyed.class, asked -> Reply.accepted(DONE))
        .mishaps(Keyed.class, refuses("busy"), refuses("busy"))
        .given(ASKED)
        .then(paused())
        .when(resumed())
        .then(paused())
        .when(deployed(Flow.of(new Keyed())), resumed())
        .then(ended(DONE), effects(Keyed.class, 1));
  }

  // ---- What fails ----

  record Missed(Expectation expectation, String said) {}

  static List<Missed> missed() {
    return List.of(
        new Missed(ended(DONE), "it has ended with " + DONE + ", but it waits at Decide"),
        new Missed(paused(), "it is paused, but it waits at Decide"),
        new Missed(
            awaits(Decide.class, new Question("2")),
            "it waits at Decide and shows Question[id=2], but it shows {id=1}"),
        new Missed(path(Decide.class), "it came to Decide, but it came to Keyed, Decide"),
        new Missed(
            happened(DROPPED),
            DROPPED + " happened, but what happened is [" + ASKED + ", " + UNCLEAR + "]"),
        new Missed(performed(Hold.class), "plain has no task Hold"),
        new Missed(expired(Keyed.class), "Keyed has expired, but it was rejected"),
        new Missed(
            expired(Decide.class),
            "Decide has expired, but it is not over, and it waits at Decide"),
        new Missed(gaveUp(Keyed.class), "Keyed was given up after a fault, but it was rejected"),
        new Missed(compromised(Mail.class), "plain has no task Mail"),
        new Missed(lateResult(DONE), DONE + " came late, but nothing came late"),
        new Missed(announced(DONE), DONE + " was announced, but nothing was"),
        new Missed(rejected(ASKED), ASKED + " was rejected, but nothing was"),
        new Missed(
            told(Answered.Accepted.class),
            "the last answer was told Accepted, but nothing was answered"),
        new Missed(effects(Keyed.class, 1), "effects of Keyed: 1, but there are 0"),
        new Missed(attempts(Keyed.class, 2), "attempts of Keyed: 2, but there are 1"),
        new Missed(held(Keyed.class, 1), "held steps of Keyed: 1, but there are 0"),
        new Missed(not(awaits(Decide.class)), "not that it waits at Decide, but it is so"));
  }

  @ParameterizedTest
  @MethodSource("missed")
  void whatIsNotSo_isSaid_withWhatIsSoInstead_andTheStory(Missed missed) {
    assertThatThrownBy(() -> unclear().then(missed.expectation()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(missed.said())
        .hasMessageContaining("What happened to plain-1:")
        .hasMessageContaining("   1. 01-01 00:00:00.000  " + ASKED + " comes in")
        .hasMessageContaining("is over, rejected: " + UNCLEAR + " leads to Decide");
  }

  @Test
  void awaiting_isMissed_byAWorkflowThatHasEnded() {
    assertThatThrownBy(() -> keyed().given(ASKED).then(awaits(Decide.class)))
        .hasMessageContaining("it waits at Decide, but it has ended with " + DONE);
  }

  @Test
  void allThatIsMissed_isSaidAtOnce() {
    assertThatThrownBy(() -> unclear().then(ended(DONE), performed(Keyed.class), paused()))
        .hasMessageContaining("  - it has ended with")
        .hasMessageContaining("  - it is paused")
        .message()
        .doesNotContain("Keyed has been performed");
  }

  @Test
  void aMishapThatNeverCame_isAPathThatWasNotMeant() {
    assertThatThrownBy(
            () -> keyed().mishaps(Keyed.class, none(), losesTheReply()).given(ASKED).then())
        .hasMessageContaining("it went wrong (Keyed: the reply is lost), but it never did");
  }

  @Test
  void aThirdPartyOfWhomNothingIsSaid_isNamed() {
    assertThatThrownBy(() -> Rehearsal.of(Flow.of(new Keyed())).given(ASKED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "Nobody says anything to Keyed: say what does with thirdParty(Keyed.class, …)");
  }

  @Test
  void whatAThirdPartyThrows_isAMistakeOfTheTest_andNoFault() {
    assertThatThrownBy(
            () ->
                Rehearsal.of(Flow.of(new Keyed()))
                    .thirdParty(
                        Keyed.class,
                        asked -> {
                          throw new AssertionError("not like this");
                        })
                    .given(ASKED))
        .hasMessageContaining("What was to be said to Keyed threw")
        .hasMessageContaining("not like this");
  }

  @Test
  void aBoundThatIsNotKept_isRefused() {
    assertThatThrownBy(() -> lock().mishaps(Lock.class, actsAfter(ofMinutes(1))).given(ASKED))
        .hasMessageContaining("declares that a request settles within PT30S");
  }

  @Test
  void aWorkflowThatNeverRests_isSaidToBeOne() {
    assertThatThrownBy(() -> lock().mishaps(Lock.class, always(refuses("no"))).given(ASKED))
        .hasMessageContaining("plain-1 does not come to rest");
  }

  @Test
  void anAnswerToWhatWasNeverAsked_isAMistake() {
    assertThatThrownBy(() -> keyed().given(ASKED).when(answered(Decide.class, GO)))
        .hasMessageContaining("Decide was never reached, so nobody can answer it");
    assertThatThrownBy(() -> keyed().given(ASKED).when(answeredAgain()))
        .hasMessageContaining("Nobody has answered anything");
    assertThatThrownBy(() -> keyed().given(ASKED).when(triggered(DONE)))
        .hasMessageContaining("Done does not start plain");
  }

  @Test
  void whatATaskDoesNotAsk_cannotGoWrong() {
    assertThatThrownBy(() -> keyed().mishaps(Keyed.class, Request.FIND, losesTheReply()))
        .hasMessage("Keyed makes no such request as find");
    assertThatThrownBy(() -> keyed().mishaps(Mail.class, losesTheReply()))
        .hasMessage("Workflow plain has no task Mail");
  }
}
