package railway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.engine.Answered;
import railway.store.Entry;
import railway.store.Standing.Status;
import railway.workflow.Event;
import railway.workflow.OpaqueState;
import railway.workflow.Outcome;
import railway.workflow.State;
import railway.workflow.Task;
import railway.workflow.ToDoItem;

/**
 * What is so when a path has been played so far: the <em>then</em> of a path. What has happened
 * stays so; where the workflow stands changes.
 */
public final class Expectation {

  private final Function<Playhouse, String> wanted;
  private final Function<Playhouse, Optional<String>> instead;

  private Expectation(String wanted, Function<Playhouse, Optional<String>> instead) {
    this(house -> wanted, instead);
  }

  private Expectation(
      Function<Playhouse, String> wanted, Function<Playhouse, Optional<String>> instead) {
    this.wanted = wanted;
    this.instead = instead;
  }

  /** What is wanted and what is so instead; empty if it is met. */
  Optional<String> missedIn(Playhouse house) {
    return instead.apply(house).map(is -> "%s, but %s".formatted(wanted.apply(house), is));
  }

  // ---- Where it stands ----

  /** It waits at this To-Do. */
  public static Expectation awaits(Class<? extends ToDoItem<?, ?, ?, ?>> toDo) {
    return new Expectation(
        "it waits at " + toDo.getSimpleName(),
        house -> house.open(house.task(toDo)).isPresent() ? Optional.empty() : stands(house));
  }

  /** It waits at this To-Do, which shows this. */
  public static <R extends Record, I extends ToDoItem<?, R, ?, ?>> Expectation awaits(
      Class<I> toDo, R readModel) {
    return new Expectation(
        "it waits at %s and shows %s".formatted(toDo.getSimpleName(), readModel),
        house ->
            house
                .open(house.task(toDo))
                .map(
                    row ->
                        row.question().equals(Playhouse.tree(readModel))
                            ? Optional.<String>empty()
                            : Optional.of("it shows " + row.question()))
                .orElseGet(() -> stands(house)));
  }

  /** It has ended with this outcome. */
  public static Expectation ended(Outcome outcome) {
    return new Expectation(
        "it has ended with " + outcome,
        house ->
            house.arrivals().stream()
                    .anyMatch(
                        arrival ->
                            arrival.next() instanceof Next.Ended && arrival.event().equals(outcome))
                ? Optional.empty()
                : stands(house));
  }

  /** It is paused, and an operator must mend something. */
  public static Expectation paused() {
    return new Expectation(
        "it is paused",
        house ->
            house.newest().filter(entry -> entry.standing().status() == Status.PAUSED).isPresent()
                ? Optional.empty()
                : stands(house));
  }

  private static Optional<String> stands(Playhouse house) {
    return Optional.of(house.newest().map(Expectation::stands).orElse("it never started"));
  }

  private static String stands(Entry entry) {
    String task = entry.standing().task();
    return switch (entry.standing().status()) {
      case RUNNING -> "it is at " + task;
      case WAITING -> "it waits at " + task;
      case PAUSED -> "it is paused at " + task;
      case ENDED ->
          "it has ended with "
              + entry.arrival().map(Fact.Arrival::event).map(Object::toString).orElse(task);
    };
  }

  // ---- What has happened ----

  /** It came to these tasks, in this order, and to no others. */
  @SafeVarargs
  public static Expectation path(Class<? extends Task<?, ?>>... tasks) {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> task : tasks) {
      wanted.add(task);
    }
    return new Expectation(
        "it came to " + wanted.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")),
        house -> {
          List<String> came = new ArrayList<>();
          for (Fact.Arrival arrival : house.arrivals()) {
            if (arrival.next() instanceof Next.To to) {
              came.add(to.task());
            }
          }
          return came.equals(wanted.stream().map(house::task).toList())
              ? Optional.empty()
              : Optional.of("it came to " + String.join(", ", came));
        });
  }

  /** This came to pass: a task's answer, or the trigger. */
  public static Expectation happened(Event event) {
    return new Expectation(
        "%s happened".formatted(event),
        house -> {
          List<Event> events = house.arrivals().stream().map(Fact.Arrival::event).toList();
          return events.contains(event)
              ? Optional.empty()
              : Optional.of("what happened is " + events);
        });
  }

  /** The third party answered: this task ended with a yes or a no. */
  public static Expectation performed(Class<? extends State<?, ?>> task) {
    return over(
        task,
        "has been performed",
        how -> how.accepted() || how instanceof How.Rejected || how instanceof How.FoundRejected);
  }

  /** This task ended because its time had passed. */
  public static Expectation expired(Class<? extends Task<?, ?>> task) {
    return over(
        task,
        "has expired",
        how -> how instanceof How.GaveUp up && up.why() instanceof GivingUp.Expired);
  }

  /** This task ended because its retry function said stop. */
  public static Expectation gaveUp(Class<? extends State<?, ?>> task) {
    return over(
        task,
        "was given up after a fault",
        how -> how instanceof How.GaveUp up && up.why() instanceof GivingUp.Faulted);
  }

  /** Nobody could find out, and this task's compromise was applied. */
  public static Expectation compromised(Class<? extends OpaqueState<?, ?>> task) {
    return over(task, "was compromised", How.Compromised.class::isInstance);
  }

  private static Expectation over(
      Class<? extends Task<?, ?>> task, String wanted, Predicate<How> matches) {
    return new Expectation(
        "%s %s".formatted(task.getSimpleName(), wanted),
        house -> {
          String name = house.task(task);
          List<How> ends =
              house.facts().stream()
                  .filter(Fact.Transitioned.class::isInstance)
                  .map(Fact.Transitioned.class::cast)
                  .filter(ended -> ended.task().equals(name))
                  .map(Fact.Transitioned::how)
                  .toList();
          if (ends.stream().anyMatch(matches)) {
            return Optional.empty();
          }
          return ends.isEmpty()
              ? Optional.of("it is not over, and " + stands(house).orElse(""))
              : Optional.of(
                  "it was " + ends.stream().map(Retold::of).collect(Collectors.joining(", then ")));
        });
  }

  /** This came when its task was over: it is kept. */
  public static Expectation lateResult(Event event) {
    return new Expectation(
        "%s came late".formatted(event),
        house -> {
          List<Event> late =
              house.facts().stream()
                  .filter(Fact.LateResult.class::isInstance)
                  .map(fact -> ((Fact.LateResult) fact).event())
                  .toList();
          return late.contains(event)
              ? Optional.empty()
              : Optional.of(late.isEmpty() ? "nothing came late" : "what came late is " + late);
        });
  }

  /** This was announced on the bus. */
  public static Expectation announced(Event event) {
    return new Expectation(
        "%s was announced".formatted(event),
        house ->
            house.announced().contains(event)
                ? Optional.empty()
                : Optional.of(
                    house.announced().isEmpty()
                        ? "nothing was"
                        : "what was announced is " + house.announced()));
  }

  /** This trigger was rejected: another one with its business key was first. */
  public static Expectation rejected(Event trigger) {
    return new Expectation(
        "%s was rejected".formatted(trigger),
        house ->
            house.rejected().contains(trigger)
                ? Optional.empty()
                : Optional.of(
                    house.rejected().isEmpty() ? "nothing was" : "it was " + house.rejected()));
  }

  /** This is what the last answer was told. */
  public static Expectation told(Class<? extends Answered> what) {
    return new Expectation(
        "the last answer was told " + what.getSimpleName(),
        house -> {
          if (house.told().isEmpty()) {
            return Optional.of("nothing was answered");
          }
          Answered last = house.told().getLast();
          return what.isInstance(last) ? Optional.empty() : Optional.of("it was told " + last);
        });
  }

  // ---- What third parties did ----

  /** The third party of this task did what was asked so many times, in all visits together. */
  public static Expectation effects(Class<? extends State<?, ?>> task, int times) {
    return counted(task, "effects", times, Partner::effects);
  }

  /** This task was attempted so many times, whether the request arrived or not. */
  public static Expectation attempts(Class<? extends State<?, ?>> task, int times) {
    return counted(task, "attempts", times, Partner::attempts);
  }

  /** So many first steps of this task are held, neither confirmed nor cancelled. */
  public static Expectation held(Class<? extends State<?, ?>> task, int steps) {
    return counted(task, "held steps", steps, Partner::held);
  }

  private static Expectation counted(
      Class<? extends State<?, ?>> task,
      String what,
      int times,
      Function<Partner, Integer> counts) {
    return new Expectation(
        "%s of %s: %d".formatted(what, task.getSimpleName(), times),
        house -> {
          int counted = counts.apply(house.partner(house.task(task)));
          return counted == times ? Optional.empty() : Optional.of("there are " + counted);
        });
  }

  /** The opposite. */
  public static Expectation not(Expectation other) {
    return new Expectation(
        house -> "not that " + other.wanted.apply(house),
        house -> other.missedIn(house).isPresent() ? Optional.empty() : Optional.of("it is so"));
  }
}
