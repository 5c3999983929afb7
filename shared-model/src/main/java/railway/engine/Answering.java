package railway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Settlement;
import railway.decision.ToDo;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.Journal;
import railway.store.StoreTrouble;
import railway.store.Tail;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.workflow.Decision;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.TaskDefinition;
import railway.workflow.ToDoItem;

/** Takes answers to To-Dos: the first valid one decides, by one append. */
final class Answering {

  private final Definitions definitions;
  private final Journal journal;
  private final ToDos toDos;
  private final Pace pace;

  Answering(Definitions definitions, Journal journal, ToDos toDos, Pace pace) {
    this.definitions = definitions;
    this.journal = journal;
    this.toDos = toDos;
    this.pace = pace;
  }

  /** The read model only says where to look; what it says beyond that is not believed. */
  Answered answer(Answer answer, Invocation invocation) {
    Optional<ToDoRow> row = toDos.get(answer.toDo());
    if (row.isEmpty()) {
      return new Answered.NotOpen();
    }
    while (true) {
      List<Entry> entries = new ArrayList<>();
      for (Journal.Reading reading :
          new Pages(journal, row.get().workflowId(), row.get().visitSeq())) {
        switch (reading) {
          case Journal.Reading.Legible legible -> entries.add(legible.entry());
          case Journal.Reading.Unreadable unreadable -> {
            return new Answered.Unavailable(unreadable.entry().reason());
          }
        }
      }
      Optional<Answered> answered = guarded(answer, entries, invocation);
      if (answered.isPresent()) {
        return answered.get();
      }
    }
  }

  /** What an author's function throws is no fault of the answer: it may be sent again. */
  private Optional<Answered> guarded(Answer answer, List<Entry> entries, Invocation invocation) {
    try {
      return take(answer, entries, invocation);
    } catch (StoreTrouble | InvocationEnded trouble) {
      throw trouble;
    } catch (RuntimeException | AssertionError | LinkageError broken) {
      return Optional.of(
          new Answered.Unavailable(
              "The definition of %s threw %s. Mend it, deploy, and send the answer again."
                  .formatted(answer.toDo(), broken.getClass().getSimpleName())));
    }
  }

  /** Empty if somebody else wrote first, so that everything must be looked at again. */
  private Optional<Answered> take(Answer answer, List<Entry> entries, Invocation invocation) {
    Optional<Fact.Arrival> arrival = opening(answer, entries);
    if (arrival.isEmpty()) {
      return Optional.of(new Answered.NotOpen());
    }
    Definition definition = definitions.require(entries.getFirst().workflow());
    String task = ((Next.To) arrival.get().next()).task();
    TaskDefinition item = definition.task(task).orElseThrow();
    if (!(item.task() instanceof ToDoItem<?, ?, ?, ?> untyped)) {
      return Optional.of(new Answered.NotOpen());
    }
    ToDoItem<Event, Record, Record, Event> toDo = Typed.toDo(untyped);
    Record question = toDo.readModel(arrival.get().event());
    if (!answer.caller().admittedBy(toDo.endpoint(question).answeredBy())) {
      return Optional.of(new Answered.Denied());
    }
    Optional<Fact.Transitioned> before = decision(answer, entries);
    How byThisVeryAnswer = new How.Decided(answer.id(), answer.caller().name());
    if (before.isPresent() && before.get().how().equals(byThisVeryAnswer)) {
      return Optional.of(new Answered.Repeated(name(before.get().event())));
    }
    Reading<?> reading =
        Contract.of(item.answer().orElseThrow()).read(answer.data(), Strictness.STRICT);
    return switch (reading) {
      case Reading.Violated<?> violated ->
          Optional.of(new Answered.BrokenContract(violated.violations()));
      case Reading.Read<?> read ->
          switch (toDo.decide(question, (Record) read.value())) {
            case Decision.Invalid<? extends Event> invalid ->
                Optional.of(new Answered.Invalid(invalid.reason()));
            case Decision.Decided<? extends Event> decided ->
                decide(answer, decided.event(), definition, entries, invocation);
          };
    };
  }

  private Optional<Answered> decide(
      Answer answer,
      Event event,
      Definition definition,
      List<Entry> entries,
      Invocation invocation) {
    Journey journey =
        new Journey(definition, journal, invocation, pace, Situation.of(new Tail.Facts(entries)));
    Optional<Fact.Transitioned> before = decision(answer, entries);
    if (before.isPresent()) {
      return Optional.of(tooLate(answer, event, before.get(), journey, entries));
    }
    Ledger ledger = journey.ledger().orElseThrow();
    if (!ledger.at().id().equals(answer.toDo())) {
      return Optional.of(new Answered.NotOpen());
    }
    if (ledger.paused()) {
      return Optional.of(new Answered.Unavailable("the workflow is paused"));
    }
    ToDo rule = new ToDo();
    if (!rule.open(ledger, journey.now())) {
      return expire(rule, ledger, journey);
    }
    How how = new How.Decided(answer.id(), answer.caller().name());
    return switch (append(new Settlement.Decide(how, event), ledger, journey)) {
      case Append.Appended appended -> Optional.of(new Answered.Accepted(name(event)));
      case Append.Taken taken -> Optional.empty();
      case Append.TooLarge large ->
          Optional.of(
              new Answered.Invalid(
                  "the answer makes an entry of %d bytes, over the limit of %d: send references instead of contents"
                      .formatted(large.bytes(), large.limit())));
    };
  }

  /**
   * Whoever comes too late writes the expiration first, and is told of it when it has won. An
   * answer that was judged in time elsewhere may still win against it.
   */
  private static Optional<Answered> expire(ToDo rule, Ledger ledger, Journey journey) {
    Settlement.Decide expired = Mapping.givenUp(journey.task(ledger), ledger, rule.expiration());
    return append(expired, ledger, journey) instanceof Append.TooLarge large
        ? Optional.of(
            new Answered.Unavailable(
                "its expiration makes an entry of %d bytes, over the limit of %d"
                    .formatted(large.bytes(), large.limit())))
        : Optional.empty();
  }

  private static Append append(Settlement.Decide decide, Ledger ledger, Journey journey) {
    Next next = journey.route(decide.event());
    Hop hop =
        next instanceof Next.To to && journey.task(to) instanceof ToDoItem<?, ?, ?, ?>
            ? Hop.NONE
            : Hop.STREAM;
    return journey.append(
        hop,
        new Fact.Transitioned(
            ledger.at().task(), ledger.at().id(), decide.event(), decide.how(), next));
  }

  /** Somebody else, or the deadline, was first: this answer is kept, and told what was decided. */
  private static Answered tooLate(
      Answer answer, Event event, Fact.Transitioned before, Journey journey, List<Entry> entries) {
    Entry opened = entries.getFirst();
    Fact.Arrival arrival = opened.arrival().orElseThrow();
    Ledger visit = Ledger.opened(arrival.event(), (Next.To) arrival.next(), opened.at());
    How how = new How.Decided(answer.id(), answer.caller().name());
    journey.late(
        opened.seq(), visit, new Fact.LateResult(visit.at().task(), visit.at().id(), event, how));
    return before.how() instanceof How.Decided
        ? new Answered.AlreadyDecided(name(before.event()))
        : new Answered.Expired(name(before.event()));
  }

  private static Optional<Fact.Arrival> opening(Answer answer, List<Entry> entries) {
    return entries.stream()
        .findFirst()
        .flatMap(Entry::arrival)
        .filter(arrival -> arrival.next() instanceof Next.To to && to.id().equals(answer.toDo()));
  }

  private static Optional<Fact.Transitioned> decision(Answer answer, List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.arrival().orElse(null) instanceof Fact.Transitioned ended
          && ended.id().equals(answer.toDo())) {
        return Optional.of(ended);
      }
    }
    return Optional.empty();
  }

  private static String name(Event event) {
    return event.getClass().getSimpleName();
  }
}
