package railway.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import railway.workflow.Plain.PlainEvent;
import railway.workflow.Plain.Question;
import railway.workflow.Plain.Unclear;

/** What the functions of tasks may not be: one rule, one minimal workflow that breaks it. */
final class WorkflowRulesTest {

  static Stream<State<Asked, Answer>> everyCategory() {
    return Stream.of(new Keyed(), new Lock(), new Hold(), new Mail());
  }

  @ParameterizedTest
  @MethodSource("everyCategory")
  void aWellFormedWorkflow_breaksNoRule(State<Asked, Answer> state) {
    assertThat(WorkflowRules.check(Flow.of(state))).isEmpty();
    assertThatCode(() -> WorkflowRules.require(Flow.of(state))).doesNotThrowAnyException();
  }

  @Test
  void require_listsEveryBreach_withWhereWhatAndHowToMendIt() {
    Flow flow = Flow.of(new Timeless(Duration.ZERO, Duration.ZERO));

    assertThatThrownBy(() -> WorkflowRules.require(flow))
        .isInstanceOf(DefinitionException.class)
        .hasMessageStartingWith("Workflow Flow breaks 2 rules of the language:")
        .hasMessageContaining("- plain, task Keyed: attemptLimit is PT0S. Let it be longer")
        .hasMessageContaining("- plain, task Keyed: the third party forgets a key after PT0S");
  }

  // ---- Names ----

  @Test
  void aNameThatIsNoKey_isABreach() {
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public String name() {
                return "my key";
              }
            }),
        "plain, task my key",
        "the name of the task, \"my key\", cannot be a key");
  }

  @Test
  void twoTasksOfOneName_areABreach() {
    Decide alsoKeyed =
        new Decide() {
          @Override
          public String name() {
            return "Keyed";
          }
        };

    assertThat(WorkflowRules.check(new Flow(new Keyed(), alsoKeyed)))
        .singleElement()
        .satisfies(breach -> assertThat(breach.what()).contains("two tasks called Keyed"));
  }

  // ---- Bounds ----

  static class Timeless extends Keyed {
    private final Duration attemptLimit;
    private final Duration keyRetention;

    Timeless(Duration attemptLimit, Duration keyRetention) {
      this.attemptLimit = attemptLimit;
      this.keyRetention = keyRetention;
    }

    @Override
    public Duration attemptLimit() {
      return attemptLimit;
    }

    @Override
    public Duration keyRetention() {
      return keyRetention;
    }
  }

  @Test
  void anAttemptThatMayTakeLongerThanAFunction_isABreach() {
    Duration day = Duration.ofDays(1);

    assertThat(WorkflowRules.check(Flow.of(new Timeless(Duration.ofMinutes(15), day)))).isEmpty();
    assertBreach(
        Flow.of(new Timeless(Duration.ofMinutes(15).plusNanos(1), day)),
        "plain, task Keyed",
        "attemptLimit is PT15M0.000000001S");
    assertBreach(
        Flow.of(new Timeless(Duration.ZERO, day)), "plain, task Keyed", "attemptLimit is PT0S");
  }

  @Test
  void aKeyThatIsForgottenBeforeTheLastAttempt_isABreach() {
    Duration limit = Duration.ofSeconds(10);
    Duration deadlineWaitAndAttempt = Duration.ofHours(1).plusMinutes(1).plus(limit);

    assertThat(
            WorkflowRules.check(Flow.of(new Timeless(limit, deadlineWaitAndAttempt.plusNanos(1)))))
        .isEmpty();
    assertBreach(
        Flow.of(new Timeless(limit, deadlineWaitAndAttempt)),
        "plain, task Keyed",
        "the third party forgets a key after PT1H1M10S, and the last attempt may be PT1H1M10S");
  }

  @Test
  void insistingForEverOnAKeyThatIsForgotten_isABreach() {
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public Expiry<? extends Answer> expiry(Asked event) {
                return Expiry.never();
              }
            }),
        "plain, task Keyed",
        "the third party forgets a key after PT24H");
  }

  @Test
  void neverExpiring_isFine_whenRetriesStopBeforeTheKeyIsForgotten() {
    Keyed stopping =
        new Keyed() {
          @Override
          public Expiry<? extends Answer> expiry(Asked event) {
            return Expiry.never();
          }

          @Override
          public Retry retry(Asked event, Trouble trouble) {
            return Retry.backoff(trouble, 5, Duration.ofSeconds(1), Duration.ofMinutes(1));
          }
        };

    assertThat(WorkflowRules.check(Flow.of(stopping))).isEmpty();
  }

  @Test
  void settlingWithinNoKnownBound_isABreach() {
    for (Duration bound : List.of(Duration.ofNanos(-1), Duration.ofDays(1).plusNanos(1))) {
      assertBreach(
          Flow.of(
              new Lock() {
                @Override
                public Duration settlesWithin() {
                  return bound;
                }
              }),
          "plain, task Lock",
          "settlesWithin is " + bound);
    }
  }

  @Test
  void noRiskSheet_isABreach() {
    assertBreach(
        Flow.of(
            new Mail() {
              @Override
              @SuppressWarnings("NullAway")
              public RiskSheet riskSheet() {
                return null;
              }
            }),
        "plain, task Mail",
        "riskSheet returns null");
  }

  // ---- Compromise ----

  @Test
  void askingAHuman_withoutAToDo_isABreach() {
    assertBreach(
        Flow.of(
            new Mail() {
              @Override
              public Compromise<? extends Answer> compromise(Asked event) {
                return Compromise.human(known -> new Dropped(event.id()));
              }
            }),
        "plain, task Mail",
        "its compromise asks a human and says Dropped, which leads to no To-Do");
  }

  // ---- Category ----

  @Test
  void aCategoryOtherThanItsInterface_isABreach() {
    assertBreach(
        Flow.of(
            new Mail() {
              @Override
              public Category category() {
                return Category.IDEMPOTENT;
              }
            }),
        "plain, task Mail",
        "it calls itself IDEMPOTENT and implements OPAQUE");
  }

  /** Both categories, and a category() that settles what javac objects to. */
  static final class Both extends Keyed implements OpaqueState<Asked, Answer> {
    @Override
    public Compromise<? extends Answer> compromise(Asked event) {
      return Compromise.atMostOnce(known -> new Dropped(event.id()));
    }

    @Override
    public RiskSheet riskSheet() {
      return new Mail().riskSheet();
    }

    @Override
    public Answer giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
      return new Dropped(event.id());
    }

    @Override
    public Category category() {
      return Category.IDEMPOTENT;
    }
  }

  @Test
  void twoCategoriesAtOnce_areABreach() {
    assertBreach(
        Flow.of(new Both()),
        "plain, task Keyed",
        "it implements the interfaces of 2 categories, IDEMPOTENT and OPAQUE");
  }

  // ---- Answers ----

  /** No event of the vocabulary. */
  record Stray(String id) implements Event {}

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what an author should not do
  private static <T> T smuggled(Object event) {
    return (T) event;
  }

  @Test
  void givingUpWithAnEventThatTheTaskDoesNotSay_isABreach() {
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public Expiry<? extends Answer> expiry(Asked event) {
                Expiry<Stray> stray = Expiry.within(Duration.ofHours(1), new Stray(event.id()));
                return smuggled(stray);
              }
            }),
        "plain, task Keyed",
        "expiry says Stray, which is not among its answers");
    assertBreach(
        Flow.of(
            new Mail() {
              @Override
              public Compromise<? extends Answer> compromise(Asked event) {
                Compromise<Stray> stray = Compromise.atMostOnce(known -> new Stray(event.id()));
                return smuggled(stray);
              }
            }),
        "plain, task Mail",
        "compromise says Stray, which is not among its answers");
  }

  @Test
  void aFunctionThatThrows_isABreach() {
    assertBreach(
        Flow.of(
            new Hold() {
              @Override
              public Answer giveUp(Asked event, Fault fault, Knowledge.NothingHappened known) {
                throw new IllegalStateException("not thought of");
              }
            }),
        "plain, task Hold",
        "giveUp throws java.lang.IllegalStateException: not thought of for a made-up Asked");
    assertBreach(
        Flow.of(
            new Hold() {
              @Override
              public Retry retry(Asked event, Trouble trouble) {
                throw new IllegalStateException("not thought of");
              }
            }),
        "plain, task Hold",
        "retry throws java.lang.IllegalStateException");
  }

  @Test
  void aDecisionThatThrows_orSaysWhatIsNoAnswer_isABreach() {
    Decide throwing =
        new Decide() {
          @Override
          public Decision<? extends End> decide(Question readModel, Choice answer) {
            throw new IllegalStateException("not thought of");
          }
        };
    Decide straying =
        new Decide() {
          @Override
          public Decision<? extends End> decide(Question readModel, Choice answer) {
            return smuggled(Decision.decided(new Stray("1")));
          }
        };

    assertBreach(new Flow(new Keyed(), throwing), "plain, task Decide", "decide throws");
    assertBreach(new Flow(new Keyed(), straying), "plain, task Decide", "decide says Stray");
  }

  @Test
  void anEndpointThatThrows_isABreach() {
    Decide throwing =
        new Decide() {
          @Override
          public Endpoint endpoint(Question readModel) {
            throw new IllegalStateException("not thought of");
          }
        };

    assertBreach(new Flow(new Keyed(), throwing), "plain, task Decide", "endpoint throws");
  }

  // ---- Identifiers ----

  @Test
  void anIdentifierThatChanges_isABreach() {
    int[] calls = {0};
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public String identifier(Asked event) {
                return "key-" + calls[0]++;
              }
            }),
        "plain, task Keyed, identifier",
        "two calls for the same Asked give two identifiers");
  }

  @Test
  void anIdentifierOfTheObjectRatherThanOfItsValue_isABreach() {
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public String identifier(Asked event) {
                return "key-" + System.identityHashCode(event);
              }
            }),
        "plain, task Keyed, identifier",
        "two calls for the same Asked give two identifiers");
  }

  @Test
  void anIdentifierThatTellsNoEventsApart_isABreach() {
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public String identifier(Asked event) {
                return "key";
              }
            }),
        "plain, task Keyed, identifier",
        "different events, Asked, all have the identifier \"key\"");
  }

  @Test
  void aBlankIdentifier_isABreach() {
    assertBreach(
        Flow.of(
            new Keyed() {
              @Override
              public String identifier(Asked event) {
                return event.hashCode() % 2 == 0 ? " " : "key-" + event.id();
              }
            }),
        "plain, task Keyed, identifier",
        "it can be blank, for some Asked");
  }

  @Test
  void oneIdentifierForTwoTasks_isABreach() {
    Decide likeKey =
        new Decide() {
          @Override
          public String identifier(Unclear event) {
            return "key-" + event.id();
          }
        };

    assertBreach(
        new Flow(new Keyed(), likeKey),
        "plain, task Decide",
        "it shares its identifier with Keyed");
  }

  /** The instance is the same for every trigger. */
  record OneForAll(Keyed key, Decide decide) implements Workflow<Asked, PlainEvent, End> {
    @Override
    public String name() {
      return "one-for-all";
    }

    @Override
    public String workflowId(Asked trigger) {
      return "the-only-one";
    }

    @Override
    public Transition<PlainEvent> transition(PlainEvent event) {
      return switch (event) {
        case Asked e -> perform(key, e);
        case Unclear e -> await(decide, e);
        case Done e -> end(e);
        case Dropped e -> end(e);
      };
    }
  }

  @Test
  void oneWorkflowIdForAllTriggers_isABreach() {
    assertBreach(
        new OneForAll(new Keyed(), new Decide()),
        "one-for-all, workflowId",
        "all have the identifier \"the-only-one\"");
  }

  private static void assertBreach(Workflow<?, ?, ?> workflow, String where, String what) {
    assertThat(WorkflowRules.check(workflow))
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.where()).isEqualTo(where);
              assertThat(breach.what()).contains(what);
              assertThat(breach.mend()).isNotBlank();
            });
  }
}
