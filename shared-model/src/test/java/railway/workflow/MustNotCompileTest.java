package railway.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.workflow.authored.Parcel;

/**
 * The mistakes that the language makes impossible: javac itself refuses each, where it was made.
 */
@TestInstance(PER_CLASS)
final class MustNotCompileTest {
  private static final String CLASS = "railway.workflow.authored.Parcel";
  private static final String NOT_EXHAUSTIVE = "compiler.err.not.exhaustive";
  private static final String ABSTRACT = "compiler.err.does.not.override.abstract";
  private static final String NO_OVERRIDE = "compiler.err.method.does.not.override.superclass";
  private static final String CANNOT_APPLY = "compiler.err.cant.apply.symbol";
  private static final String MISMATCH = "compiler.err.prob.found.req";
  private static final String SWITCH = "return switch (event) {";

  private final Javac javac = new Javac();
  private String wellFormed = "";

  @BeforeAll
  void readTheOriginal() throws IOException {
    wellFormed = Files.readString(Path.of("src/test/java/railway/workflow/authored/Parcel.java"));
  }

  @AfterAll
  void close() {
    javac.close();
  }

  @Test
  void theWellFormedOriginal_compiles() {
    assertThat(javac.errors(CLASS, wellFormed)).isEmpty();
  }

  @Test
  void theWellFormedOriginal_keepsAllRules() {
    assertThat(WorkflowRules.check(Parcel.unasked())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistake_isRefusedWhereItWasMade(Mistake mistake) {
    String source = mistake.in(wellFormed);

    assertThat(javac.errors(CLASS, source))
        .extracting(Diagnostic::getLineNumber, Diagnostic::getCode, MustNotCompileTest::message)
        .anySatisfy(
            error ->
                assertThat(error.toList())
                    .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(mistake.lineIn(source)),
                        code -> assertThat(code).asString().startsWith(mistake.code()),
                        message -> assertThat(message).asString().contains(mistake.says())));
  }

  /** What javac says, without the packages of what it names. */
  private static String message(Diagnostic<?> error) {
    return error.getMessage(Locale.ROOT).replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])|Parcel\\.", "");
  }

  @Test
  void noMistake_isListedTwice() {
    assertThat(mistakes()).extracting(Mistake::name).doesNotHaveDuplicates().hasSizeGreaterThan(25);
  }

  static List<Mistake> mistakes() {
    List<Mistake> all = new ArrayList<>();
    all.addAll(inTheSwitch());
    all.addAll(inTheVocabulary());
    all.addAll(inAnyTask());
    all.addAll(inStates());
    all.addAll(inToDos());
    return all;
  }

  private static List<Mistake> inTheSwitch() {
    return List.of(
        new Mistake(
            "an outcome is missing in the switch",
            "        case ParcelReturned e -> end(e);\n",
            "",
            SWITCH,
            NOT_EXHAUSTIVE,
            "does not cover all possible input values"),
        new Mistake(
            "a fault's event is missing in the switch",
            "        case LockerFull e -> perform(callCarrier, e);\n",
            "",
            SWITCH,
            NOT_EXHAUSTIVE,
            "does not cover all possible input values"),
        new Mistake(
            "an event is routed to a task that does not take it",
            "case ParcelWeighed e -> perform(printLabel, e);",
            "case ParcelWeighed e -> perform(weigh, e);",
            "perform(weigh, e);\n        case LabelUncertain",
            CANNOT_APPLY,
            "ParcelWeighed"),
        new Mistake(
            "a State is awaited",
            "perform(printLabel, e)",
            "await(printLabel, e)",
            "await(printLabel, e)",
            CANNOT_APPLY,
            "PrintLabel"),
        new Mistake(
            "a To-Do is performed",
            "await(lookForLabel, e)",
            "perform(lookForLabel, e)",
            "perform(lookForLabel, e)",
            CANNOT_APPLY,
            "LookForLabel"),
        new Mistake(
            "the workflow ends with an event that is no outcome",
            "case LockerFull e -> perform(callCarrier, e);",
            "case LockerFull e -> end(e);",
            "case LockerFull e -> end(e);",
            MISMATCH,
            "LockerFull cannot be converted to"),
        new Mistake(
            "the workflow ends with the outcome of another one",
            "case LockerFull e -> perform(callCarrier, e);",
            "case LockerFull e -> end(new LetterDelivered(e.id()));",
            "end(new LetterDelivered",
            MISMATCH,
            "LetterDelivered cannot be converted to"),
        new Mistake(
            "an event leads to another event instead of to a task or an end",
            "case LockerFull e -> perform(callCarrier, e);",
            "case LockerFull e -> new ParcelReturned(e.id());",
            "case LockerFull e -> new ParcelReturned",
            MISMATCH,
            "ParcelReturned cannot be converted to"),
        new Mistake(
            "the trigger is not of the type that the workflow says",
            "implements Workflow<ParcelBrought, ParcelEvent, ParcelOutcome>",
            "implements Workflow<ParcelWeighed, ParcelEvent, ParcelOutcome>",
            "public record ParcelWorkflow(",
            ABSTRACT,
            "workflowId"),
        new Mistake(
            "the outcomes of a workflow are no outcomes",
            "implements Workflow<ParcelBrought, ParcelEvent, ParcelOutcome>",
            "implements Workflow<ParcelBrought, ParcelEvent, LockerFull>",
            "ParcelEvent, LockerFull>",
            "compiler.err.not.within.bounds",
            "LockerFull is not within bounds"));
  }

  private static List<Mistake> inTheVocabulary() {
    return List.of(
        new Mistake(
            "a new event has no place in the switch",
            "  public sealed interface CarrierAnswer extends ParcelEvent {}\n",
            """
              public sealed interface CarrierAnswer extends ParcelEvent {}

              public record CarrierLate(String id) implements CarrierAnswer {}
            """,
            SWITCH,
            NOT_EXHAUSTIVE,
            "does not cover all possible input values"),
        new Mistake(
            "an event of the vocabulary is left open for anybody to extend",
            "public record LockerFull(String id) implements LockerAnswer {}",
            "public interface LockerFull extends LockerAnswer {}",
            "public interface LockerFull",
            "compiler.err.non.sealed.or.sealed.expected",
            "sealed"),
        new Mistake(
            "a task says events of another vocabulary",
            "public sealed interface WeightAnswer extends ParcelEvent {}",
            "public sealed interface WeightAnswer extends Event {}",
            "perform(weigh, e)",
            CANNOT_APPLY,
            "WeightAnswer"));
  }

  private static List<Mistake> inAnyTask() {
    return List.of(
        new Mistake(
            "a task says an event outside its answers",
            "return printer.print(event.id());",
            "return Reply.accepted(new LockerFull(event.id()));",
            "return Reply.accepted",
            MISMATCH,
            "LockerFull"),
        new Mistake(
            "no identifier",
            """
                @Override
                public String identifier(LockerFull event) {
                  return "call-carrier-" + event.id();
                }

            """,
            "",
            "public record CallCarrier()",
            ABSTRACT,
            "identifier(LockerFull)"),
        new Mistake(
            "no expiration",
            """
                @Override
                public Expiry.Never<LabelVerdict> expiry(LabelUncertain event) {
                  return Expiry.never();
                }

            """,
            "",
            "public record LookForLabel()",
            ABSTRACT,
            "expiry(LabelUncertain)"),
        new Mistake(
            "a deadline without a transition",
            "Expiry.within(Duration.ofDays(1), new ParcelReturned(event.id()))",
            "Expiry.within(Duration.ofDays(1))",
            "Expiry.within(Duration.ofDays(1))",
            CANNOT_APPLY,
            "argument lists differ in length"),
        new Mistake(
            "a deadline that is a number",
            "Expiry.within(Duration.ofDays(1), new ParcelReturned(event.id()))",
            "Expiry.within(86_400, new ParcelReturned(event.id()))",
            "Expiry.within(86_400",
            MISMATCH,
            "int cannot be converted to"),
        new Mistake(
            "a task that cannot expire, and what it says when it does",
            "return Expiry.never();",
            "return Expiry.never(new ParcelReturned(event.id()));",
            "return Expiry.never(new",
            CANNOT_APPLY,
            "argument lists differ in length"),
        new Mistake(
            "an expiration that says an event outside the answers",
            "return Expiry.within(Duration.ofDays(3), new ParcelReturned(event.id()));",
            "return Expiry.within(Duration.ofDays(3), new LockerFull(event.id()));",
            "Duration.ofDays(3), new LockerFull",
            MISMATCH,
            "LockerFull"),
        new Mistake(
            "two categories at once, with the functions of both",
            "implements IdempotentState<ParcelBrought, WeightAnswer> {\n",
            """
            implements IdempotentState<ParcelBrought, WeightAnswer>,
                PessimisticLockState<ParcelBrought, WeightAnswer> {
                @Override
                public Finding<WeightAnswer> find(ParcelBrought event, TaskId task) {
                  return Finding.absent();
                }

                @Override
                public Duration settlesWithin() {
                  return Duration.ZERO;
                }

                @Override
                public ParcelReturned giveUp(
                    ParcelBrought event, Fault fault, Knowledge.NothingHappened known) {
                  return new ParcelReturned(event.id());
                }

            """,
            "public record Weigh(Scales scales)",
            "compiler.err.types.incompatible",
            "category()"),
        new Mistake(
            "a category of one's own",
            "implements OptimisticLockState<LockerFull, CarrierAnswer>",
            "implements railway.workflow.State<LockerFull, CarrierAnswer>",
            "implements railway.workflow.State",
            "compiler.err.cant.inherit.from.sealed",
            "State"),
        new Mistake(
            "a task of no category",
            "implements OptimisticLockState<LockerFull, CarrierAnswer>",
            "implements railway.workflow.Task<LockerFull, CarrierAnswer>",
            "implements railway.workflow.Task",
            "compiler.err.cant.inherit.from.sealed",
            "Task"));
  }

  private static List<Mistake> inStates() {
    return List.of(
        new Mistake(
            "no fault mapping",
            """
                @Override
                public LockerFull giveUp(LabelPrinted event, Fault fault, Knowledge.NothingHappened known) {
                  return new LockerFull(event.id());
                }
            """,
            "",
            "public record UseLocker(Locker locker)",
            ABSTRACT,
            "giveUp(LabelPrinted,Fault,Knowledge.NothingHappened)"),
        new Mistake(
            "a fault mapped to an event outside the answers",
            "public CarrierAnswer giveUp(",
            "public LockerFull giveUp(",
            "public LockerFull giveUp(LockerFull",
            "compiler.err.override.incompatible.ret",
            "LockerFull"),
        new Mistake(
            "an idempotent task that claims to know that nothing happened",
            "Knowledge.MayHaveHappened it",
            "Knowledge.NothingHappened it",
            "@Override\n    public ParcelReturned giveUp(ParcelBrought",
            NO_OVERRIDE,
            "does not override"),
        new Mistake(
            "no retry",
            """
                @Override
                public Retry retry(LockerFull event, Trouble trouble) {
                  return Retry.insist(Duration.ofMinutes(10));
                }

            """,
            "",
            "public record CallCarrier()",
            ABSTRACT,
            "retry(LockerFull,Trouble)"),
        new Mistake(
            "insisting without a wait",
            "return Retry.insist(Duration.ofMinutes(10));",
            "return Retry.insist();",
            "return Retry.insist();",
            CANNOT_APPLY,
            "argument lists differ in length"),
        new Mistake(
            "a retry that is a yes",
            "return Retry.insist(Duration.ofMinutes(10));",
            "return true;",
            "return true;",
            MISMATCH,
            "boolean cannot be converted to Retry"),
        new Mistake(
            "a rejection without the event that it means",
            "return scales.weigh(event.id(), key);",
            "return Reply.rejected(\"too heavy\");",
            "Reply.rejected(\"too heavy\")",
            CANNOT_APPLY,
            "String"),
        new Mistake(
            "an idempotent task without key retention",
            """
                @Override
                public Duration keyRetention() {
                  return Duration.ofDays(7);
                }

            """,
            "",
            "public record Weigh(Scales scales)",
            ABSTRACT,
            "keyRetention()"),
        new Mistake(
            "a pessimistic task without a bound",
            """
                @Override
                public Duration settlesWithin() {
                  return Duration.ofSeconds(20);
                }

            """,
            "",
            "public record UseLocker(Locker locker)",
            ABSTRACT,
            "settlesWithin()"),
        new Mistake(
            "a pessimistic task without a query",
            """
                @Override
                public Finding<LockerAnswer> find(LabelPrinted event, TaskId task) throws Exception {
                  return locker.find(task);
                }

            """,
            "",
            "public record UseLocker(Locker locker)",
            ABSTRACT,
            "find(LabelPrinted,TaskId)"),
        new Mistake(
            "a query that answers with a request's reply",
            "return locker.find(task);",
            "return locker.put(task);",
            "locker.put(task);\n    }\n\n    @Override\n    public Duration settlesWithin()",
            MISMATCH,
            "cannot be converted to Finding"),
        new Mistake(
            "a two-step task without a query",
            """
                @Override
                public List<Step> find(LockerFull event, TaskId task) {
                  return List.of();
                }

            """,
            "",
            "public record CallCarrier()",
            ABSTRACT,
            "find(LockerFull,TaskId)"),
        new Mistake(
            "a two-step task that cannot cancel",
            """
                @Override
                public Cancellation<CarrierAnswer> cancel(LockerFull event, Step step) {
                  return Cancellation.cancelled();
                }

            """,
            "",
            "public record CallCarrier()",
            ABSTRACT,
            "cancel(LockerFull,Step)"),
        new Mistake(
            "a first step taken for the whole",
            "return Preparation.prepared(new Step(\"tour-\" + task));",
            "return Preparation.prepared(new ParcelDelivered(event.id()));",
            "Preparation.prepared(new ParcelDelivered",
            MISMATCH,
            "ParcelDelivered cannot be converted to Step"),
        new Mistake(
            "an opaque task without a compromise",
            """
                @Override
                public Compromise.Human<LabelUncertain> compromise(ParcelWeighed event) {
                  return new Compromise.Human<>(known -> new LabelUncertain(event.id()));
                }

            """,
            "",
            "public record PrintLabel(Printer printer)",
            ABSTRACT,
            "compromise(ParcelWeighed)"),
        new Mistake(
            "a compromise without an event for uncertainty",
            "return new Compromise.Human<>(known -> new LabelUncertain(event.id()));",
            "return new Compromise.Human<>();",
            "new Compromise.Human<>()",
            "compiler.err.cant.apply.diamond",
            "Human"),
        new Mistake(
            "up to n times, without n",
            "return new Compromise.Human<>(known -> new LabelUncertain(event.id()));",
            "return Compromise.upTo(known -> new LabelUncertain(event.id()));",
            "Compromise.upTo(known",
            CANNOT_APPLY,
            "argument lists differ in length"),
        new Mistake(
            "an opaque task without a risk sheet",
            """
                @Override
                public RiskSheet riskSheet() {
                  return new RiskSheet(
                      RiskSheet.Visibility.SELF_EVIDENT,
                      RiskSheet.Necessity.MUST_HAPPEN,
                      RiskSheet.Concern.OWN,
                      RiskSheet.Risk.ECONOMIC_LOSS);
                }

            """,
            "",
            "public record PrintLabel(Printer printer)",
            ABSTRACT,
            "riskSheet()"),
        new Mistake(
            "a risk sheet with a question unanswered",
            "          RiskSheet.Concern.OWN,\n",
            "",
            "return new RiskSheet(",
            CANNOT_APPLY,
            "argument lists differ in length"));
  }

  private static List<Mistake> inToDos() {
    return List.of(
        new Mistake(
            "a decision from the event instead of from what was shown",
            "decide(WhatToLookFor readModel, Seen answer)",
            "decide(LabelUncertain readModel, Seen answer)",
            "@Override\n    public Decision<? extends LabelVerdict> decide(",
            NO_OVERRIDE,
            "does not override"),
        new Mistake(
            "a decision from more than what was shown and answered",
            "decide(WhatToLookFor readModel, Seen answer)",
            "decide(WhatToLookFor readModel, Seen answer, java.time.Instant now)",
            "@Override\n    public Decision<? extends LabelVerdict> decide(",
            NO_OVERRIDE,
            "does not override"),
        new Mistake(
            "a decision that asks a third party",
            "decide(WhatToLookFor readModel, Seen answer) {",
            "decide(WhatToLookFor readModel, Seen answer) throws Exception {",
            "throws Exception {\n      return answer.label()",
            "compiler.err.override.meth.doesnt.throw",
            "overridden method does not throw"),
        new Mistake(
            "a decision for an event outside the answers",
            ": Decision.decided(new ParcelReturned(readModel.id()));",
            ": Decision.decided(new LockerFull(readModel.id()));",
            ": Decision.decided(new LockerFull",
            MISMATCH,
            "LockerFull"),
        new Mistake(
            "a read model that is no record",
            "implements ToDoItem<LabelUncertain, WhatToLookFor, Seen, LabelVerdict>",
            "implements ToDoItem<LabelUncertain, String, Seen, LabelVerdict>",
            "implements ToDoItem<",
            "compiler.err.not.within.bounds",
            "String is not within bounds"),
        new Mistake(
            "an answer without a data contract",
            "implements ToDoItem<LabelUncertain, WhatToLookFor, Seen, LabelVerdict>",
            "implements ToDoItem<LabelUncertain, WhatToLookFor, Object, LabelVerdict>",
            "implements ToDoItem<",
            "compiler.err.not.within.bounds",
            "Object is not within bounds"),
        new Mistake(
            "an endpoint that is open to everybody",
            "Endpoint.api(Access.role(\"packer\"))",
            "Endpoint.api()",
            "Endpoint.api()",
            CANNOT_APPLY,
            "argument lists differ in length"),
        new Mistake(
            "no endpoint",
            """
                @Override
                public Endpoint endpoint(WhatToLookFor readModel) {
                  return Endpoint.api(Access.role("packer"));
                }

            """,
            "",
            "public record LookForLabel()",
            ABSTRACT,
            "endpoint(WhatToLookFor)"));
  }
}
