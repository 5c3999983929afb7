package railway.examples.order.planted;

import java.util.List;

/** The bugs that the simulation must find, each planted in one line of the production code. */
final class Catalogue {

  private Catalogue() {}

  static final List<Bug> BUGS =
      List.of(
          // The five rules
          new Bug(
              "decision/Idempotent.java",
              ": AT_MOST_ONCE;",
              ": Knowledge.NOTHING_HAPPENED;",
              "certifies that nothing happened as long as nobody answered"),
          new Bug(
              "decision/PessimisticLock.java",
              "if (now.isBefore(settled)) {",
              "if (false) {",
              "asks before an effect must show"),
          new Bug(
              "decision/PessimisticLock.java",
              "attempt.silent().plus(settlesWithin)",
              "attempt.silent()",
              "leaves the third party's own bound out"),
          new Bug(
              "decision/PessimisticLock.java",
              "if (ledger.unresolved() > 0) {",
              "if (false) {",
              "attempts again without asking"),
          new Bug(
              "decision/Opaque.java",
              "|| ledger.unresolved() >= limit;",
              "|| ledger.unresolved() > limit;",
              "allows one attempt more than the compromise"),
          new Bug(
              "decision/Opaque.java",
              "new Knowledge.MayHaveHappened(0, ledger.unresolved())",
              "new Knowledge.MayHaveHappened(0, 1)",
              "takes two unresolved attempts for one"),
          new Bug(
              "decision/Settling.java",
              "if (others && reply",
              "if (!others && reply",
              "lets a no decide while another attempt is unresolved"),
          new Bug(
              "decision/OptimisticLock.java",
              "return ledger.elected().isEmpty()\n        ? Knowledge",
              "return ledger.closing().isEmpty()\n        ? Knowledge",
              "certifies that nothing happened while a step is being confirmed"),
          new Bug(
              "decision/ToDo.java",
              "return ledger.at().deadline().<Verdict>map(Verdict.Wait::new).orElseGet(Verdict.StandDown::new);",
              "return new Verdict.StandDown();",
              "waits for people only, whatever the deadline"),
          new Bug(
              "decision/PessimisticLock.java",
              "if (ledger.unresolved() > 0) {\n      return judgeUnresolved",
              "if (ledger.unresolved() > 0 && !ledger.expired(now)) {\n      return judgeUnresolved",
              "expires without asking"),
          new Bug(
              "decision/Algorithm.java",
              "new Opaque(state.compromise(event).limit())",
              "new Opaque(state.compromise(event).limit() + 1)",
              "allows one attempt more than was declared"),
          new Bug(
              "decision/Opaque.java",
              "if (running.isPresent()) {",
              "if (false) {",
              "begins an attempt under the lease of another"),
          new Bug(
              "decision/OptimisticLock.java",
              "return ledger.elected().isPresent()\n        ? new Verdict.Close(why)",
              "return false\n        ? new Verdict.Close(why)",
              "gives up without cancelling the elected step"),
          new Bug(
              "decision/OptimisticLock.java",
              "new Settlement.Decide(new How.Found(attempt), confirmed.event());",
              "new Settlement.Note(new Fact.Released(step, new Then.Stop()));",
              "takes a cancellation that came too late for one in time"),
          new Bug(
              "decision/ToDo.java",
              "return !ledger.paused() && !ledger.expired(now);",
              "return !ledger.paused();",
              "lets an answer decide after the deadline"),
          new Bug(
              "decision/Ledger.java",
              "deadline -> !now.isBefore(deadline)",
              "deadline -> now.isBefore(deadline)",
              "lets everything expire at once"),
          // Folding
          new Bug(
              "decision/Attempt.java",
              "return state == State.UNRESOLVED || state == State.LAPSED;",
              "return state == State.UNRESOLVED;",
              "takes a lapsed attempt for one without effect"),
          // The follower
          new Bug(
              "engine/Follower.java",
              "return invocation.endsBy().truncatedTo(ChronoUnit.MILLIS).plus(Algorithm.CLOCK_MARGIN);",
              "return journey.now().plusSeconds(10);",
              "takes a lease of ten seconds, however long the process lives"),
          new Bug(
              "engine/Follower.java",
              "unfinished(state, attempt, Request.ATTEMPT, goesOn.fault());",
              "insist(state, attempt, Request.ATTEMPT, goesOn.fault());",
              "takes a sender that goes on for one that has ended"),
          new Bug(
              "engine/Follower.java",
              "fault instanceof Fault.Refused && request != Request.CONFIRM",
              "request != Request.CONFIRM",
              "takes a time-out for a refusal"),
          new Bug(
              "engine/Follower.java",
              "return proceed.onRecord()",
              "return !proceed.onRecord()",
              "sends before the attempt is on record"),
          new Bug(
              "engine/Follower.java",
              "? journey.append(onward.hop(), transitioned, attempted(onward.begins().get()))",
              "? journey.append(onward.hop(), transitioned)",
              "forgets the first attempt of the next task"),
          new Bug(
              "engine/Follower.java",
              "case Append.Taken taken -> overtaken(journey.answers(), Move.GoOn::new);",
              "case Append.Taken taken -> won;",
              "goes on as if it had won the race"),
          new Bug(
              "engine/Follower.java",
              "trivial.attempt(ledger.event(), ledger.at().id())",
              "trivial.attempt(ledger.event(), railway.workflow.TaskId.ofVisit(ledger.at().id().value(), 1 + number))",
              "gives each attempt a key of its own"),
          new Bug(
              "engine/Faults.java",
              "return cause instanceof ConnectException",
              "return cause instanceof java.io.IOException",
              "takes a reset connection for one that was never made"),
          // The journey
          new Bug(
              "engine/Journey.java",
              "situation.ledger().isEmpty() || standing().visitSeq() != visit",
              "situation.ledger().isEmpty() || standing().visitSeq() < visit",
              "takes an answer for one of a later visit"),
          new Bug(
              "engine/Journey.java",
              ".filter(draft -> stillNews(draft.fact(), ledger))",
              ".filter(draft -> true)",
              "keeps what it judged before the race"),
          new Bug(
              "engine/Journey.java",
              "while (readable && !new LateResults(journal).known(id(), visitSeq, task(visit), late)) {",
              "while (readable) {",
              "keeps a late answer twice"),
          new Bug(
              "engine/Situation.java",
              "Optional.of(Ledger.opened(arrival.event(), to, recorded.at()));",
              "before.or(() -> Optional.of(Ledger.opened(arrival.event(), to, recorded.at())));",
              "carries a ledger over into the next visit"),
          // Two steps
          new Bug(
              "engine/TwoSteps.java",
              "? follower.settle(state, heard)",
              "? confirm(state, journey.ledger().orElseThrow(), step)",
              "confirms a step that was not elected"),
          new Bug(
              "engine/LeftOvers.java",
              "return called instanceof Called.Returned<Cancellation<? extends Event>>;",
              "return called instanceof Called;",
              "takes a cancellation without an answer for a success"),
          new Bug(
              "engine/LeftOvers.java",
              "case Called.Failed<List<Step>> failed -> false;",
              "case Called.Failed<List<Step>> failed -> true;",
              "takes a query without an answer for an empty list"),
          new Bug(
              "engine/LeftOvers.java",
              "if (!sweep.notBefore().isAfter(journey.now())) {",
              "if (sweep.notBefore().isAfter(journey.now())) {",
              "sweeps before its time only"),
          new Bug(
              "engine/LeftOvers.java",
              "allMatch(step -> cancelled(state, event, step))",
              "anyMatch(step -> cancelled(state, event, step))",
              "never is done where no step was left over"),
          // When somebody must look
          new Bug(
              "engine/Standings.java",
              "silent.plus(pace.leftOvers())",
              "silent",
              "looks for left-over steps at once"),
          new Bug(
              "engine/Standings.java",
              ".filter(Attempt::unresolved)",
              ".filter(attempt -> attempt.state() == Attempt.State.LAPSED)",
              "sweeps after lapsed attempts only"),
          new Bug(
              "engine/Standings.java",
              "earliest(due, carried.sweeps()),",
              "due,",
              "forgets left-over steps in the due time"),
          new Bug(
              "engine/Standings.java",
              "earliest(Optional.empty(), carried.sweeps()),",
              "Optional.empty(),",
              "leaves left-over steps without a driver at the end"),
          new Bug(
              "engine/Standings.java",
              "case Verdict.Wait wait -> Optional.of(wait.until());",
              "case Verdict.Wait wait -> Optional.empty();",
              "has nobody look when a wait is over"),
          new Bug(
              "engine/Standings.java",
              "case Verdict.Proceed proceed -> Optional.of(attended);",
              "case Verdict.Proceed proceed -> Optional.empty();",
              "has nobody look after an attempt that is to be made"),
          new Bug(
              "engine/Standings.java",
              "(visits.containsKey(to.task()) || to.visit() > 1)",
              "to.visit() > 1",
              "does not count the first visit of a loop"),
          new Bug(
              "engine/Router.java",
              "TaskId.ofVisit(typed.identifier(event), visit)",
              "TaskId.ofVisit(typed.identifier(event), 1)",
              "gives a second visit the name of the first"),
          // Answers
          new Bug(
              "engine/Answering.java",
              "How how = new How.Decided(answer.id(), answer.caller().name());\n    return switch",
              "How how = new How.Decided(answer.caller().name(), answer.id());\n    return switch",
              "takes who answered for the answer's id"),
          // The verbs
          new Bug(
              "engine/Railway.java",
              "arrival.next() instanceof Next.Ended) {",
              "arrival.next() instanceof Next.Ended && entry.seq() == 0) {",
              "announces no ending"),
          new Bug(
              "engine/Railway.java",
              "} else if (fact instanceof Fact.LateResult late) {",
              "} else if (fact instanceof Fact.LateResult late && entry.standing().status() != Standing.Status.ENDED) {",
              "announces no late result after the end"),
          new Bug(
              "engine/Railway.java",
              ".filter(arrival -> arrival.event().equals(trigger)).isPresent()",
              ".isPresent()",
              "takes another order with the same number for a duplicate"),
          // Read models
          new Bug(
              "engine/Projection.java",
              "one.seq() > other.seq() ? one : other",
              "one.seq() < other.seq() ? one : other",
              "shows the oldest entry of a batch"));
}
