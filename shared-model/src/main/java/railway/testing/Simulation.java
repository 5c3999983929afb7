package railway.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import railway.testing.world.Adversary;
import railway.testing.world.Business;
import railway.testing.world.Ports;
import railway.testing.world.Sabotage;
import railway.testing.world.Setting;
import railway.testing.world.Stand;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.State;
import railway.workflow.Task;
import railway.workflow.ToDoItem;
import railway.workflow.Workflow;

/**
 * Plays a workflow thousands of times among faults, on the production engine and in virtual time,
 * and looks after every promise of the guarantees:
 *
 * <pre>{@code
 * Simulation.of(workflow)
 *     .startedBy(dice -> new OrderPlaced("order-" + dice.run()))
 *     .thirdParty(ReserveStock.class, (placed, dice) -> Reply.accepted(new StockReserved(…)))
 *     .answering(ReceivePayment.class, (question, dice) -> new PaymentWebhook(…))
 *     .runs(10_000)
 *     .seed(1)
 *     .play();
 * }</pre>
 *
 * <p>Third parties are as bad as their tasks' categories allow; tasks' own functions are those of
 * the workflow, but for the requests, which never leave the process. Worlds have consecutive seeds
 * and some runs each. One that fails is played again with fewer and fewer faults and runs, and what
 * is left is told step by step. {@code -Drailway.world=N} plays only the world with that seed,
 * {@code -Drailway.runs=N} changes the number of runs.
 *
 * @param <T> the events that start the workflow
 */
public final class Simulation<T extends Event> {

  private static final int RUNS_IN_A_WORLD = 8;
  private static final int SHARDS = 2;

  private final List<Workflow<?, ?, ?>> versions = new ArrayList<>();
  private final Map<String, Business> thirdParties = new HashMap<>();
  private final Map<String, BiFunction<Record, SplittableRandom, Record>> people = new HashMap<>();
  private Function<Dice, ? extends T> trigger;
  private Optional<Ports.Assembly> assembly = Optional.empty();
  private Adversary adversary = Adversary.NASTY;
  private int runs = 1_000;
  private int inAWorld = RUNS_IN_A_WORLD;
  private long seed = 1;

  private Simulation(Workflow<T, ?, ?> workflow) {
    versions.add(workflow);
    this.trigger =
        dice -> {
          throw new IllegalStateException(
              "Nothing starts %s: say what does with startedBy(dice -> …)"
                  .formatted(workflow.name()));
        };
  }

  /** A simulation of this workflow; the ports that its tasks hold are never called. */
  public static <T extends Event> Simulation<T> of(Workflow<T, ?, ?> workflow) {
    return new Simulation<>(workflow);
  }

  /**
   * What starts a run. The business key is made of {@link Dice#run}; everything else may be left to
   * chance, and then a second event with the same key is another business case, which is rejected.
   */
  public Simulation<T> startedBy(Function<Dice, ? extends T> makes) {
    trigger = makes;
    return this;
  }

  /** What the third party of a task says; its category comes from the task. */
  public <E extends Event, N extends Event, S extends State<E, N>> Simulation<T> thirdParty(
      Class<S> task, Says<E, N> says) {
    thirdParties.put(task.getSimpleName(), business(says));
    return this;
  }

  @SuppressWarnings("unchecked") // the task's own type says which events it takes
  private static <E extends Event, N extends Event> Business business(Says<E, N> says) {
    return (event, dice) -> says.to((E) event, dice);
  }

  /** What is answered to a To-Do. */
  public <R extends Record, A extends Record, I extends ToDoItem<?, R, A, ?>>
      Simulation<T> answering(Class<I> toDo, BiFunction<R, SplittableRandom, A> answer) {
    people.put(toDo.getSimpleName(), answers(answer));
    return this;
  }

  @SuppressWarnings("unchecked") // the To-Do's own type says what it asks
  private static <R extends Record, A extends Record>
      BiFunction<Record, SplittableRandom, Record> answers(
          BiFunction<R, SplittableRandom, A> answer) {
    return (question, dice) -> answer.apply((R) question, dice);
  }

  /**
   * Deploys another version of the workflow while runs are under way; for a while both are there.
   * May be said several times. What a task declares about its third party (bounds, key retention)
   * is taken from the version that makes a request: let the versions agree on it, as they have to.
   */
  public Simulation<T> deploying(Workflow<? super T, ?, ?> next) {
    versions.add(next);
    return this;
  }

  /** Runs functions that are put together like this, instead of the engine by itself. */
  public Simulation<T> on(Ports.Assembly functions) {
    assembly = Optional.of(functions);
    return this;
  }

  /** How often which fault happens; {@link Adversary#NASTY} if nothing is said. */
  public Simulation<T> among(Adversary faults) {
    adversary = faults;
    return this;
  }

  /** How often the workflow is run, in all worlds together; 1,000 if nothing is said. */
  public Simulation<T> runs(int number) {
    runs = number;
    return this;
  }

  /** How many runs share one world; 8 if nothing is said. */
  public Simulation<T> runsInAWorld(int number) {
    inAWorld = number;
    return this;
  }

  /** The seed of the first world; the next one has the next number. */
  public Simulation<T> seed(long first) {
    seed = first;
    return this;
  }

  /**
   * Plays.
   *
   * @return what was seen
   * @throws Violation if a promise is broken, with the story of the smallest world that breaks it
   */
  public Report play() {
    Worlds worlds = new Worlds(setting());
    Long only = Long.getLong("railway.world");
    int wanted = Integer.getInteger("railway.runs", runs);
    return only == null ? worlds.play(seed, Math.ceilDiv(wanted, inAWorld)) : worlds.play(only, 1);
  }

  /** Its worlds, to be played a few at a time. */
  public Worlds worlds() {
    return new Worlds(setting());
  }

  private Setting setting() {
    return new Setting(
        versions.stream().map(version -> Definition.of(version).with(this::standIn)).toList(),
        (run, dice) -> trigger.apply(new Dice(dice, run)),
        people,
        assembly,
        new Sabotage.Odds(adversary),
        inAWorld,
        SHARDS);
  }

  private Task<?, ?> standIn(Task<?, ?> task) {
    return switch (task) {
      case ToDoItem<?, ?, ?, ?> toDo -> toDo;
      case State<?, ?> state -> standIn(state);
    };
  }

  private State<Event, Event> standIn(State<?, ?> state) {
    Business business = thirdParties.get(state.getClass().getSimpleName());
    if (business == null) {
      throw new IllegalStateException(
          "Nobody says anything to %s: say what does with thirdParty(%s.class, …)"
              .formatted(state.name(), state.getClass().getSimpleName()));
    }
    return Stand.in(state, business);
  }
}
