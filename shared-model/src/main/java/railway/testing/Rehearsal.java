package railway.testing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import railway.decision.Fact.Request;
import railway.workflow.Category;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Reply;
import railway.workflow.State;
import railway.workflow.TaskDefinition;
import railway.workflow.Workflow;

/**
 * Tells one path of a workflow as a test, on the production engine and in virtual time:
 *
 * <pre>{@code
 * Rehearsal.of(workflow)
 *     .thirdParty(ReserveStock.class, placed -> Reply.accepted(new StockReserved(placed.order())))
 *     .mishaps(ReserveStock.class, losesTheReply())
 *     .given(orderPlaced)
 *     .when(answered(ReceivePayment.class, webhook))
 *     .then(performed(ConfirmPayment.class), effects(ReserveStock.class, 1));
 * }</pre>
 *
 * <p>Third parties are what their tasks' categories say: they remember keys, show what they did,
 * hold and confirm. Nothing goes wrong but what is said here; {@link Simulation} leaves that to
 * chance. Tasks' own functions are those of the workflow, but for the requests, which never leave
 * the process.
 *
 * @param <T> the events that start the workflow
 */
public final class Rehearsal<T extends Event> {

  private final Workflow<T, ?, ?> workflow;
  private final Definition definition;
  private final Map<Class<?>, List<Function<Event, Reply<Event>>>> says = new LinkedHashMap<>();
  private final Map<Class<?>, Map<Request, List<Mishap>>> mishaps = new HashMap<>();

  private Rehearsal(Workflow<T, ?, ?> workflow) {
    this.workflow = workflow;
    this.definition = Definition.of(workflow);
  }

  /** A rehearsal of this workflow; the ports that its tasks hold are never called. */
  public static <T extends Event> Rehearsal<T> of(Workflow<T, ?, ?> workflow) {
    return new Rehearsal<>(workflow);
  }

  /**
   * What the third party of a task says to each request that reaches it; for a two-step task, a yes
   * is what its confirmation brings, and a no is said to the preparation. Said again, it replaces
   * what was said before.
   */
  public <E extends Event, N extends Event, S extends State<E, N>> Rehearsal<T> thirdParty(
      Class<S> task, Function<E, Reply<? extends N>> answers) {
    return says(task, List.of(business(answers)));
  }

  /**
   * What the third party says to the first request that reaches it, and what to the next ones; the
   * last one is said again and again.
   */
  @SafeVarargs
  public final <E extends Event, N extends Event, S extends State<E, N>> Rehearsal<T> thirdParty(
      Class<S> task,
      Function<E, Reply<? extends N>> first,
      Function<E, Reply<? extends N>>... next) {
    List<Function<Event, Reply<Event>>> inTurn = new ArrayList<>();
    inTurn.add(business(first));
    for (Function<E, Reply<? extends N>> answers : next) {
      inTurn.add(business(answers));
    }
    return says(task, inTurn);
  }

  private Rehearsal<T> says(Class<?> task, List<Function<Event, Reply<Event>>> inTurn) {
    says.put(known(task), inTurn);
    return this;
  }

  @SuppressWarnings("unchecked") // the task's own type says which events it takes and gives
  private static <E extends Event, N extends Event> Function<Event, Reply<Event>> business(
      Function<E, Reply<? extends N>> answers) {
    return event -> (Reply<Event>) answers.apply((E) event);
  }

  /**
   * What goes wrong with the first attempt of this task (the first preparation, if it has two
   * steps), with the second, and so on; afterwards nothing does.
   */
  public Rehearsal<T> mishaps(Class<? extends State<?, ?>> task, Mishap... inTurn) {
    boolean twoSteps = category(task) == Category.OPTIMISTIC_LOCK;
    return mishaps(task, twoSteps ? Request.PREPARE : Request.ATTEMPT, inTurn);
  }

  /** What goes wrong with the first request of this kind, with the second, and so on. */
  public Rehearsal<T> mishaps(
      Class<? extends State<?, ?>> task, Request request, Mishap... inTurn) {
    if (!makes(category(task), request)) {
      throw new IllegalArgumentException(
          "%s makes no such request as %s".formatted(task.getSimpleName(), Retold.of(request)));
    }
    mishaps
        .computeIfAbsent(known(task), same -> new EnumMap<>(Request.class))
        .put(request, List.of(inTurn));
    return this;
  }

  private static boolean makes(Category category, Request request) {
    return switch (category) {
      case IDEMPOTENT, OPAQUE -> request == Request.ATTEMPT;
      case PESSIMISTIC_LOCK -> request == Request.ATTEMPT || request == Request.FIND;
      case OPTIMISTIC_LOCK -> request != Request.ATTEMPT;
      case TO_DO -> false;
    };
  }

  private Category category(Class<?> task) {
    return definition(task).category();
  }

  private Class<?> known(Class<?> task) {
    TaskDefinition known = definition(task);
    return known.task().getClass();
  }

  private TaskDefinition definition(Class<?> task) {
    return definition.tasks().stream()
        .filter(known -> task.isInstance(known.task()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Workflow %s has no task %s".formatted(workflow.name(), task.getSimpleName())));
  }

  /**
   * Plays a path from this trigger on.
   *
   * @param soFar what has happened before the story begins
   * @return the path, where the workflow waits for an answer, is paused, or has ended
   */
  public RehearsedPath given(T trigger, Happening... soFar) {
    Playhouse house = new Playhouse(workflow, trigger, this::partner);
    RehearsedPath path = new RehearsedPath(house);
    path.play(() -> house.triggered(trigger));
    return path.when(soFar);
  }

  private Partner partner(State<Event, Event> state, Agenda agenda, Story story) {
    return new Partner(
        state,
        agenda,
        story,
        says.getOrDefault(state.getClass(), List.of()),
        mishaps.getOrDefault(state.getClass(), Map.of()));
  }
}
