package railway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import railway.contract.Contract;
import railway.decision.Fact;
import railway.decision.Next;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Begun;
import railway.engine.Caller;
import railway.engine.Definitions;
import railway.engine.Followed;
import railway.engine.Pace;
import railway.engine.Projection;
import railway.engine.Railway;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryJournal;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.EventBus.Announcement;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.Tail;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.testing.world.Stand;
import railway.workflow.Access;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.State;
import railway.workflow.Task;
import railway.workflow.TaskDefinition;
import railway.workflow.ToDoItem;
import railway.workflow.Workflow;

/**
 * The whole house for one path: the production engine on ports in memory, and around it a stream, a
 * sweeper and people, one after the other in virtual time.
 */
final class Playhouse {

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final Duration HOP = Duration.ofMillis(100);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration ROUND = Duration.ofMinutes(1);
  private static final int MOST_STEPS = 2_000;

  private final Agenda agenda = new Agenda(BEGINNING);
  private final Story story = new Story(agenda::now);
  private final MemoryJournal entries = new MemoryJournal();
  private final Journal journal = new Watched();
  private final MemoryWorkflows workflows = new MemoryWorkflows(1);
  private final MemoryToDos toDos = new MemoryToDos();
  private final MemoryEventBus bus = new MemoryEventBus();
  private final Function<State<Event, Event>, Partner> hires;
  private final Map<String, Partner> partners = new HashMap<>();
  private final List<Event> rejected = new ArrayList<>();
  private final List<Answered> told = new ArrayList<>();
  private final Set<Instant> planned = new HashSet<>();
  private final List<Runnable> answering = new ArrayList<>();
  private final WorkflowId id;
  private Optional<Entry> newest = Optional.empty();
  private Version version;
  private int versions;
  private int invocations;
  private int answers;

  /**
   * A house for the path of one instance.
   *
   * @param casting who says what to which State
   */
  Playhouse(Workflow<?, ?, ?> workflow, Event trigger, Casting casting) {
    this.hires = state -> casting.partner(state, agenda, story);
    this.version = version(workflow);
    this.id = new WorkflowId(version.definition().workflowId(trigger));
  }

  /** Who says what to which State. */
  interface Casting {
    Partner partner(State<Event, Event> state, Agenda agenda, Story story);
  }

  /** One version of the code. */
  private record Version(
      Definition authored, Definition definition, Railway railway, Projection projection) {}

  private Version version(Workflow<?, ?, ?> workflow) {
    versions++;
    Definition authored = Definition.of(workflow);
    Definition definition = authored.with(this::standIn);
    Definitions definitions = Definitions.of(definition);
    return new Version(
        authored,
        definition,
        new Railway(definitions, journal, workflows, toDos, this::announce, Pace.USUAL),
        new Projection(definitions, journal, workflows, toDos, Pace.USUAL));
  }

  private Task<?, ?> standIn(Task<?, ?> task) {
    return switch (task) {
      case ToDoItem<?, ?, ?, ?> toDo -> toDo;
      case State<?, ?> state -> standIn(typed(state));
    };
  }

  private State<Event, Event> standIn(State<Event, Event> state) {
    return Stand.in(state, partners.computeIfAbsent(state.name(), name -> hires.apply(state)));
  }

  @SuppressWarnings("unchecked") // an event reaches a task only through the typed switch
  private static State<Event, Event> typed(State<?, ?> state) {
    return (State<Event, Event>) state;
  }

  // ---- What happens ----

  /** The trigger comes in. */
  void triggered(Event trigger) {
    story.add("%s comes in".formatted(trigger));
    List<Definition> started = Definitions.of(version.definition()).startedBy(trigger.getClass());
    if (started.isEmpty()) {
      throw new CannotGoOn(
          "%s does not start %s"
              .formatted(trigger.getClass().getSimpleName(), version.definition().name()));
    }
    deliver(
        "start",
        invocation -> {
          if (version.railway().start(version.definition(), trigger, invocation)
              instanceof Begun.Refused(String reason)) {
            rejected.add(trigger);
            story.add("it is rejected: " + reason);
          }
        });
    rest();
  }

  /** Somebody answers the newest To-Do of this task. */
  void answered(Class<?> task, Record answer, Optional<Caller> by) {
    String name = task(task);
    Fact.Arrival arrival =
        arrivals().stream()
            .filter(there -> there.next() instanceof Next.To to && to.task().equals(name))
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    new CannotGoOn(
                        "%s was never reached, so nobody can answer it".formatted(name)));
    Next.To to = (Next.To) arrival.next();
    ToDoItem<Event, Record, Record, Event> toDo = toDo(name);
    Caller caller =
        by.orElseGet(() -> admitted(toDo.endpoint(toDo.readModel(arrival.event())).answeredBy()));
    Answer sent = new Answer(to.id(), "answer-" + ++answers, caller, tree(answer));
    answering.add(() -> answered(sent, answer));
    answering.getLast().run();
  }

  /** The last answer arrives once more. */
  void answeredAgain() {
    if (answering.isEmpty()) {
      throw new CannotGoOn("Nobody has answered anything that could arrive again");
    }
    answering.getLast().run();
  }

  private void answered(Answer answer, Record data) {
    story.add("%s answers %s with %s".formatted(answer.caller().name(), answer.toDo(), data));
    deliver(
        answer.id(),
        invocation -> {
          Answered answered = version.railway().answer(answer, invocation);
          told.add(answered);
          story.add("%s is told %s".formatted(answer.caller().name(), answered));
        });
    rest();
  }

  private ToDoItem<Event, Record, Record, Event> toDo(String name) {
    if (version.definition().task(name).orElseThrow().task() instanceof ToDoItem<?, ?, ?, ?> item) {
      return typed(item);
    }
    throw new CannotGoOn("%s is no To-Do".formatted(name));
  }

  @SuppressWarnings("unchecked") // an event reaches a task only through the typed switch
  private static ToDoItem<Event, Record, Record, Event> typed(ToDoItem<?, ?, ?, ?> toDo) {
    return (ToDoItem<Event, Record, Record, Event>) toDo;
  }

  private static Caller admitted(Access access) {
    return switch (access) {
      case Access.Role role -> new Caller.Person("somebody", Set.of(role.role()));
      case Access.Subject subject -> new Caller.Person(subject.subject(), Set.of());
      case Access.Source source -> new Caller.Sender(source.source());
    };
  }

  @SuppressWarnings("unchecked") // the contract of the value's own class
  static Object tree(Record record) {
    return ((Contract<Record>) Contract.of(record.getClass())).write(record);
  }

  /** This much time passes, and what comes of it comes to rest. */
  void passes(Duration time) {
    story.add("-- %s passes".formatted(time));
    agenda.passes(time);
    rest();
  }

  /** An operator resumes the workflow. */
  void resumed() {
    story.add("an operator resumes %s".formatted(id));
    deliver(
        "operator",
        invocation -> {
          Followed followed = version.railway().resume(id, invocation);
          story.add("which leaves it so: %s".formatted(followed));
        });
    rest();
  }

  /** From now on, another version of the workflow runs. */
  void deployed(Workflow<?, ?, ?> next) {
    story.add("another version of %s is deployed".formatted(next.name()));
    version = version(next);
  }

  /**
   * Plays until nothing is on its way and nothing can go on by itself: the workflow has ended,
   * waits for an answer, or is paused.
   */
  private void rest() {
    for (int step = 0; agenda.delivering() || !resting(); step++) {
      if (step >= MOST_STEPS) {
        throw new CannotGoOn(
            "%s does not come to rest, even at %s".formatted(id, Story.moment(agenda.now())));
      }
      if (!agenda.goOn()) {
        throw new CannotGoOn("%s waits, and nobody comes".formatted(id));
      }
    }
  }

  private boolean resting() {
    Optional<Standing> standing = newest().map(Entry::standing);
    return standing.isEmpty()
        || switch (standing.get().status()) {
          case RUNNING -> false;
          case WAITING, PAUSED -> true;
          case ENDED -> standing.get().sweeps().isEmpty();
        };
  }

  // ---- Who does it ----

  /** Brought by the platform until an invocation has taken it. */
  private void deliver(String what, Consumer<RehearsedInvocation> work) {
    deliver(HOP, what, work);
  }

  private void deliver(Duration later, String what, Consumer<RehearsedInvocation> work) {
    agenda.delivers(
        later,
        () -> {
          if (!invoke(what, work)) {
            deliver(AGAIN, what, work);
          }
        });
  }

  /** Whether the process lived to its end. */
  private boolean invoke(String what, Consumer<RehearsedInvocation> work) {
    String name = "%s-%d".formatted(what, ++invocations);
    try {
      work.accept(new RehearsedInvocation(name, agenda.now().plus(LIFETIME), agenda));
      return true;
    } catch (Killed killed) {
      story.add("%s is gone".formatted(name));
      return false;
    }
  }

  private void written(Entry entry) {
    if (entry.id().equals(id)) {
      newest = Optional.of(entry);
    }
    String writer = entry.by().substring(0, entry.by().indexOf('/'));
    entry
        .facts()
        .forEach(
            fact ->
                story.add("%s writes of %s: %s".formatted(writer, entry.id(), Retold.of(fact))));
    deliver(
        "project",
        invocation -> {
          version.projection().show(List.of(entry));
          entry.standing().due().ifPresent(this::due);
        });
    if (entry.hop() == Hop.STREAM) {
      deliver("follow", invocation -> ignored(version.railway().follow(entry, invocation)));
    }
  }

  private void due(Instant moment) {
    if (planned.add(moment)) {
      agenda.happens(
          moment,
          () -> {
            planned.remove(moment);
            sweep();
          });
    }
  }

  /** The sweeper looks for what is due, and looks again as long as it is. */
  private void sweep() {
    for (WorkflowRow row : workflows.due(0, agenda.now(), MOST_STEPS)) {
      story.add("%s is due, and the sweeper sees to it".formatted(row.id()));
      invoke("wake", invocation -> ignored(version.railway().wake(row, invocation)));
      due(agenda.now().plus(ROUND));
    }
  }

  /** What is left is in the journal. */
  private static void ignored(Followed followed) {
    assert !followed.toString().isEmpty();
  }

  private void announce(Announcement announcement) {
    bus.announce(announcement);
    story.add("announced: %s".formatted(announcement.event()));
  }

  /** The journal, with somebody who sees what is new. */
  private final class Watched implements Journal {
    @Override
    public Append append(Entry entry) {
      Append result = entries.append(entry);
      if (result instanceof Append.Appended) {
        written(entry);
      }
      return result;
    }

    @Override
    public Tail tail(WorkflowId of) {
      return entries.tail(of);
    }

    @Override
    public List<Reading> read(WorkflowId of, long from, int limit) {
      return entries.read(of, from, limit);
    }
  }

  // ---- What is seen ----

  /** The name of a task of the workflow. */
  String task(Class<?> task) {
    return version.authored().tasks().stream()
        .filter(known -> task.isInstance(known.task()))
        .findFirst()
        .map(TaskDefinition::name)
        .orElseThrow(
            () ->
                new CannotGoOn(
                    "%s has no task %s"
                        .formatted(version.definition().name(), task.getSimpleName())));
  }

  Story story() {
    return story;
  }

  WorkflowId id() {
    return id;
  }

  Journal journal() {
    return entries;
  }

  Definitions definitions() {
    return Definitions.of(version.definition());
  }

  /** Whether nothing more can come of it. */
  boolean isOver() {
    return resting()
        && newest().filter(entry -> entry.standing().status() == Standing.Status.ENDED).isPresent();
  }

  /** Whether all entries are of one version of the code. */
  boolean neverDeployed() {
    return versions == 1;
  }

  List<Entry> entries() {
    return entries.read(id, 0, Integer.MAX_VALUE).stream()
        .map(reading -> ((Journal.Reading.Legible) reading).entry())
        .toList();
  }

  List<Fact> facts() {
    return entries().stream().flatMap(entry -> entry.facts().stream()).toList();
  }

  List<Fact.Arrival> arrivals() {
    return entries().stream().flatMap(entry -> entry.arrival().stream()).toList();
  }

  Optional<Entry> newest() {
    return newest;
  }

  Optional<ToDoRow> open(String task) {
    return newest()
        .map(Entry::standing)
        .filter(standing -> standing.status() == Standing.Status.WAITING)
        .filter(standing -> standing.task().equals(task))
        .flatMap(Standing::id)
        .flatMap(toDos::get);
  }

  Partner partner(String task) {
    Partner partner = partners.get(task);
    if (partner == null) {
      throw new CannotGoOn("%s is no State".formatted(task));
    }
    return partner;
  }

  Map<String, Partner> partners() {
    return partners;
  }

  List<Event> announced() {
    return bus.announcements().stream()
        .filter(said -> said.id().equals(id))
        .map(Announcement::event)
        .toList();
  }

  List<Event> rejected() {
    return rejected;
  }

  /** What answers were told, in order. */
  List<Answered> told() {
    return told;
  }
}
