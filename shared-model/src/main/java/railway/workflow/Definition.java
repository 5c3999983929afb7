package railway.workflow;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A workflow, read once: its tasks by name, its vocabulary, and the graph that the types carry. The
 * engine, the pictures and {@link WorkflowRules} all work from this.
 */
public final class Definition {

  private final Workflow<?, ?, ?> workflow;
  private final Vocabulary vocabulary;
  private final Set<Class<? extends Event>> triggers;
  private final Set<Class<? extends Event>> outcomes;
  private final Map<String, TaskDefinition> tasks;
  private final Set<String> looping;

  private Definition(Workflow<?, ?, ?> workflow) {
    List<Class<?>> types = TypeArguments.of(workflow.getClass(), Workflow.class);
    this.workflow = workflow;
    this.triggers = Vocabulary.leaves(types.get(0));
    this.vocabulary = Vocabulary.of(types.get(1));
    this.outcomes = Vocabulary.leaves(types.get(2));
    this.tasks = Collections.unmodifiableMap(tasksOf(workflow));
    this.looping = Collections.unmodifiableSet(findLoops());
  }

  /**
   * Reads a workflow.
   *
   * @throws DefinitionException if it is not a record of tasks over a sealed vocabulary
   */
  public static Definition of(Workflow<?, ?, ?> workflow) {
    return new Definition(workflow);
  }

  private Definition(Definition before, Map<String, TaskDefinition> tasks) {
    this.workflow = before.workflow;
    this.vocabulary = before.vocabulary;
    this.triggers = before.triggers;
    this.outcomes = before.outcomes;
    this.looping = before.looping;
    this.tasks = Collections.unmodifiableMap(tasks);
  }

  /**
   * The same workflow with stand-ins for some tasks, for tests: of the same name and category, and
   * with the same types.
   *
   * @param standIn what stands in for a task, or the task itself
   */
  public Definition with(UnaryOperator<Task<?, ?>> standIn) {
    Map<String, TaskDefinition> others = new LinkedHashMap<>();
    tasks.forEach((name, task) -> others.put(name, task.with(standIn.apply(task.task()))));
    return new Definition(this, others);
  }

  private static Map<String, TaskDefinition> tasksOf(Workflow<?, ?, ?> workflow) {
    RecordComponent[] components = workflow.getClass().getRecordComponents();
    if (components == null) {
      throw new DefinitionException(
          workflow.getClass().getName()
              + " is not a record: a workflow is a record whose header lists its tasks");
    }
    Map<String, TaskDefinition> tasks = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      if (Task.class.isAssignableFrom(component.getType())) {
        TaskDefinition task = TaskDefinition.of(taskIn(workflow, component));
        if (tasks.put(task.name(), task) != null) {
          throw new DefinitionException(
              "Workflow %s has two tasks called %s: give one another name()"
                  .formatted(workflow.name(), task.name()));
        }
      }
    }
    return tasks;
  }

  private static Task<?, ?> taskIn(Workflow<?, ?, ?> workflow, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return (Task<?, ?>) accessor.invoke(workflow);
    } catch (ReflectiveOperationException unreadable) {
      throw new DefinitionException(
          "Cannot read task %s of %s: %s"
              .formatted(component.getName(), workflow.getClass().getName(), unreadable));
    }
  }

  public String name() {
    return workflow.name();
  }

  public Workflow<?, ?, ?> workflow() {
    return workflow;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The events that start an instance. */
  public Set<Class<? extends Event>> triggers() {
    return triggers;
  }

  /** The events that end an instance. */
  public Set<Class<? extends Event>> outcomes() {
    return outcomes;
  }

  /** The tasks in the order of the workflow's header. */
  public Collection<TaskDefinition> tasks() {
    return tasks.values();
  }

  public Optional<TaskDefinition> task(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  /** The tasks that an event can trigger: exactly one, if the rules hold and it is no outcome. */
  public List<TaskDefinition> takers(Class<? extends Event> event) {
    return tasks.values().stream().filter(task -> task.takes().contains(event)).toList();
  }

  /** Whether an instance can come to this task twice, so that visits have to be counted. */
  public boolean loops(String task) {
    return looping.contains(task);
  }

  /** The instance that a trigger starts. */
  public String workflowId(Event trigger) {
    return typed().workflowId(trigger);
  }

  /**
   * Where an event leads.
   *
   * @throws DefinitionException if the switch routes an outcome to another outcome
   */
  public Transition<?> transition(Event event) {
    Transition<?> transition = typed().transition(event);
    if (!transition.event().equals(event)) {
      throw new DefinitionException(
          "Workflow %s routes %s as if it were %s: a transition passes on the event it was given"
              .formatted(
                  name(),
                  event.getClass().getSimpleName(),
                  transition.event().getClass().getSimpleName()));
    }
    return transition;
  }

  @SuppressWarnings("unchecked") // the vocabulary was read from this very workflow's types
  private Workflow<Event, Event, Outcome> typed() {
    return (Workflow<Event, Event, Outcome>) workflow;
  }

  private Set<String> findLoops() {
    Set<String> loops = new TreeSet<>();
    for (TaskDefinition start : tasks.values()) {
      Deque<TaskDefinition> ahead = new ArrayDeque<>(next(start));
      Set<String> seen = new HashSet<>();
      while (!ahead.isEmpty()) {
        TaskDefinition task = ahead.pop();
        if (task.name().equals(start.name())) {
          loops.add(start.name());
          break;
        }
        if (seen.add(task.name())) {
          ahead.addAll(next(task));
        }
      }
    }
    return loops;
  }

  /** Perhaps some of them twice: to tell, an author's records would have to be hashed. */
  private List<TaskDefinition> next(TaskDefinition task) {
    return task.says().stream().flatMap(event -> takers(event).stream()).toList();
  }
}
