package railway.workflow;

import java.util.stream.Stream;
import railway.workflow.Knowledge.MayHaveHappened;

/**
 * Calls the pure functions of a task with events that its types say it takes. Nothing that touches
 * a third party is ever called.
 */
final class Author {
  private static final Fault FAULT = new Fault.Unanswered("tried out by WorkflowRules");
  private static final MayHaveHappened ONCE_AT_MOST = new MayHaveHappened(0, 1);
  private static final int ATTEMPTS_TRIED = 3;

  private final TaskDefinition definition;
  private final Specimens specimens;

  Author(TaskDefinition definition, Specimens specimens) {
    this.definition = definition;
    this.specimens = specimens;
  }

  /** What one function said of one event. */
  record Saying(String function, Class<?> of, Trial<?> said) {}

  Stream<Event> events() {
    return definition.takes().stream().flatMap(type -> specimens.of(type).stream());
  }

  Trial<String> identifier(Event event) {
    return Trial.of(() -> task().identifier(event));
  }

  Trial<Expiry<? extends Event>> expiry(Event event) {
    return Trial.of(() -> task().expiry(event));
  }

  /** Every event that a function of the task says, of every specimen. */
  Stream<Saying> sayings() {
    return events()
        .flatMap(
            event ->
                Stream.concat(
                    expirySaying(event),
                    switch (definition.task()) {
                      case ToDoItem<?, ?, ?, ?> toDo -> decisions(event);
                      case State<?, ?> state ->
                          Stream.of(saying("giveUp", event, giveUp(state, event)));
                    }));
  }

  /** Calls of what gives no event: they must not fail either. */
  Stream<Saying> otherCalls() {
    return events()
        .flatMap(
            event ->
                switch (definition.task()) {
                  case ToDoItem<?, ?, ?, ?> toDo ->
                      Stream.of(saying("endpoint", event, endpoint(event)));
                  case State<?, ?> state ->
                      Stream.of(saying("retry", event, retry(event, ATTEMPTS_TRIED)));
                });
  }

  Trial<Compromise<? extends Event>> compromise(OpaqueState<?, ?> state, Event event) {
    return Trial.of(() -> opaque(state).compromise(event));
  }

  Trial<Event> uncertain(OpaqueState<?, ?> state, Event event) {
    return compromise(state, event).then(of -> of.uncertain().apply(ONCE_AT_MOST));
  }

  Trial<Retry> retry(Event event, int attempts) {
    return identifier(event)
        .then(id -> state().retry(event, new Trouble(attempts, new TaskId(shortened(id)), FAULT)));
  }

  private Stream<Saying> expirySaying(Event event) {
    return switch (expiry(event)) {
      case Trial.Failed<?> failed -> Stream.of(saying("expiry", event, failed));
      case Trial.Gave<?>(Expiry.At<?> at) ->
          Stream.of(saying("expiry", event, Trial.of(at::otherwise)));
      case Trial.Gave<?>(Expiry.Within<?> within) ->
          Stream.of(saying("expiry", event, Trial.of(within::otherwise)));
      case Trial.Gave<?> never -> Stream.empty();
    };
  }

  private Trial<Event> giveUp(State<?, ?> state, Event event) {
    return switch (state) {
      case IdempotentState<?, ?> one ->
          Trial.of(() -> idempotent(one).giveUp(event, FAULT, ONCE_AT_MOST));
      case PessimisticLockState<?, ?> one ->
          Trial.of(() -> pessimistic(one).giveUp(event, FAULT, Knowledge.NOTHING_HAPPENED));
      case OptimisticLockState<?, ?> one ->
          Trial.of(() -> optimistic(one).giveUp(event, FAULT, Knowledge.NOTHING_HAPPENED));
      case OpaqueState<?, ?> one ->
          Trial.of(() -> opaque(one).giveUp(event, FAULT, Knowledge.NOTHING_HAPPENED));
    };
  }

  private Stream<Saying> decisions(Event event) {
    Trial<Record> readModel = Trial.of(() -> toDo().readModel(event));
    return definition.answer().stream()
        .flatMap(type -> specimens.of(type).stream())
        .map(Record.class::cast)
        .flatMap(
            answer ->
                switch (readModel.then(shown -> toDo().decide(shown, answer))) {
                  case Trial.Failed<?> failed -> Stream.of(saying("decide", event, failed));
                  case Trial.Gave<?>(Decision.Decided<?> decided) ->
                      Stream.of(saying("decide", event, Trial.of(decided::event)));
                  case Trial.Gave<?> invalid -> Stream.empty();
                });
  }

  private Trial<Endpoint> endpoint(Event event) {
    return Trial.of(() -> toDo().readModel(event)).then(shown -> toDo().endpoint(shown));
  }

  private static Saying saying(String function, Event of, Trial<?> said) {
    return new Saying(function, of.getClass(), said);
  }

  private static String shortened(String identifier) {
    String some = identifier.isBlank() ? "blank" : identifier;
    return some.substring(0, Math.min(some.length(), TaskId.LONGEST));
  }

  // The types of a task were read from its class, and specimens are made for those.

  @SuppressWarnings("unchecked")
  private Task<Event, Event> task() {
    return (Task<Event, Event>) definition.task();
  }

  @SuppressWarnings("unchecked")
  private State<Event, Event> state() {
    return (State<Event, Event>) definition.task();
  }

  @SuppressWarnings("unchecked")
  private ToDoItem<Event, Record, Record, Event> toDo() {
    return (ToDoItem<Event, Record, Record, Event>) definition.task();
  }

  @SuppressWarnings("unchecked")
  private static IdempotentState<Event, Event> idempotent(IdempotentState<?, ?> state) {
    return (IdempotentState<Event, Event>) state;
  }

  @SuppressWarnings("unchecked")
  private static PessimisticLockState<Event, Event> pessimistic(PessimisticLockState<?, ?> state) {
    return (PessimisticLockState<Event, Event>) state;
  }

  @SuppressWarnings("unchecked")
  private static OptimisticLockState<Event, Event> optimistic(OptimisticLockState<?, ?> state) {
    return (OptimisticLockState<Event, Event>) state;
  }

  @SuppressWarnings("unchecked")
  private static OpaqueState<Event, Event> opaque(OpaqueState<?, ?> state) {
    return (OpaqueState<Event, Event>) state;
  }
}
