package railway.specs.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import railway.specs.Verdict;

/** Whoever deletes a condition of a decision writes logs that the spec does not accept. */
final class PlantedBugsTest {

  private static final String DECISION = "railway/decision/";
  private static final String ENGINE = "railway/engine/";
  private static final int WORLDS = 400;

  private static final List<PlantedBug> BUGS =
      List.of(
          new PlantedBug(
              "Idempotent",
              DECISION + "Idempotent.java",
              "if (ledger.stopped()) {",
              "if (false) {",
              "sends again after the retry function said stop"),
          new PlantedBug(
              "Pessimistic",
              DECISION + "PessimisticLock.java",
              "if (now.isBefore(settled)) {",
              "if (false) {",
              "asks before every bound has passed"),
          new PlantedBug(
              "Pessimistic",
              DECISION + "PessimisticLock.java",
              "if (ledger.unresolved() > 0) {",
              "if (false) {",
              "attempts again while an attempt is unresolved"),
          new PlantedBug(
              "Opaque",
              DECISION + "Opaque.java",
              "|| ledger.unresolved() >= limit;",
              "|| ledger.unresolved() > limit;",
              "allows one attempt more than the compromise"),
          new PlantedBug(
              "Opaque",
              DECISION + "Settling.java",
              "if (others && reply",
              "if (!others && reply",
              "lets a no decide while another attempt is unresolved"),
          new PlantedBug(
              "TwoStep",
              DECISION + "OptimisticLock.java",
              "return ledger.elected().isPresent()\n        ? new Verdict.Close(why)",
              "return ledger.attempts().isEmpty()\n        ? new Verdict.Close(why)",
              "gives up without cancelling what is elected"),
          new PlantedBug(
              "ToDo",
              ENGINE + "Answering.java",
              "case Append.Taken taken -> Optional.empty();",
              "case Append.Taken taken -> Optional.of(new Answered.Accepted(name(event)));",
              "tells an answer that lost the race that it decided"),
          new PlantedBug(
              "ToDo",
              ENGINE + "Answering.java",
              "before.isPresent() && before.get().how().equals(byThisVeryAnswer)",
              "before.isEmpty() && answer.id().isEmpty()",
              "does not know its own answer again"),
          new PlantedBug(
              "Workflow",
              ENGINE + "Standings.java",
              "case Verdict.Proceed proceed -> Optional.of(attended);",
              "case Verdict.Proceed proceed -> Optional.empty();",
              "leaves an attempt that is to be made without a driver"),
          new PlantedBug(
              "Workflow",
              ENGINE + "Journey.java",
              "situation.ledger().isEmpty() || standing().visitSeq() != visit",
              "situation.ledger().isEmpty() || standing().visitSeq() < visit",
              "takes the answer of an earlier visit for one of this visit"));

  @TestFactory
  Stream<DynamicTest> everyBugIsSeen() {
    ExecutorService cores = Executors.newFixedThreadPool(2);
    Map<PlantedBug, CompletableFuture<String>> seen = new LinkedHashMap<>();
    for (int i = 0; i < BUGS.size(); i++) {
      PlantedBug bug = BUGS.get(i);
      String folder = "bug-" + i;
      seen.put(bug, CompletableFuture.supplyAsync(() -> seen(bug, folder), cores));
    }
    cores.shutdown();
    return seen.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey().spec() + " " + entry.getKey().sentence(),
                    () -> {
                      String how = entry.getValue().join();
                      System.out.printf(
                          "planted: %s %s: %s%n",
                          entry.getKey().spec(), entry.getKey().sentence(), how);
                      assertThat(how).isNotEqualTo("accepted");
                    }));
  }

  private static String seen(PlantedBug bug, String name) {
    Validation validation = new Validation(bug.spec());
    Path folder = validation.folder().resolve(name);
    try {
      bug.writes(WORLDS, folder);
    } catch (Visit.NeverEnded neverEnded) {
      return "a world that never ends";
    }
    Verdict verdict = validation.check(folder).verdict();
    return switch (verdict) {
      case Verdict.Holds holds -> "accepted";
      case Verdict.Violates violated ->
          violated.property().equals("Deadlock")
              ? "a step that the spec does not allow"
              : violated.property() + " is violated";
      case Verdict.OutOfTime outOfTime -> throw new IllegalStateException("no verdict in time");
      case Verdict.Unclear unclear -> throw new IllegalStateException(unclear.output());
    };
  }
}
