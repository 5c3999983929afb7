package railway.testing;

import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import railway.decision.Fact.Request;
import railway.testing.world.Requests;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.Finding;
import railway.workflow.IdempotentState;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.State;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * The third party of one State, faithful to its category: a key is remembered, a query shows, steps
 * are held, confirmed and cancelled. What goes wrong was said beforehand.
 */
final class Partner implements Requests {

  private final State<Event, Event> author;
  private final Agenda agenda;
  private final Story story;
  private final Deque<Function<Event, Reply<Event>>> says;
  private final Map<Request, Deque<Mishap>> mishaps = new EnumMap<>(Request.class);
  private final Map<TaskId, Filed> files = new HashMap<>();
  private final Map<String, Hold> holds = new LinkedHashMap<>();
  private int effects;
  private final Map<TaskId, Integer> effectsOf = new HashMap<>();
  private int attempts;

  /**
   * A third party.
   *
   * @param says what it says to the first request that reaches it, to the second, and so on; the
   *     last one is said again and again
   * @param mishaps what happens to the first request of a kind, to the second, and so on
   */
  Partner(
      State<Event, Event> author,
      Agenda agenda,
      Story story,
      List<Function<Event, Reply<Event>>> says,
      Map<Request, List<Mishap>> mishaps) {
    this.author = author;
    this.agenda = agenda;
    this.story = story;
    this.says = new ArrayDeque<>(says);
    mishaps.forEach((request, inTurn) -> this.mishaps.put(request, new ArrayDeque<>(inTurn)));
  }

  /** What is on record under one name. */
  private record Filed(Reply<Event> reply, Instant until) {}

  private enum Status {
    HELD,
    CONFIRMED,
    CANCELLED
  }

  private record Hold(TaskId reference, Event result, Status status) {
    Hold now(Status other) {
      return new Hold(reference, result, other);
    }
  }

  /** How often it has done what was asked, in all visits of the task. */
  int effects() {
    return effects;
  }

  /** How often it has done what was asked under this name. */
  int effects(TaskId id) {
    return effectsOf.getOrDefault(id, 0);
  }

  /** How often it was asked to do it, whether the request arrived or not. */
  int attempts() {
    return attempts;
  }

  @Override
  public Reply<Event> attempt(Event event, TaskId id) throws Exception {
    attempts++;
    return requested(Request.ATTEMPT, id, Reply::refused, () -> does(event, id));
  }

  private Reply<Event> does(Event event, TaskId id) {
    return switch (author) {
      case IdempotentState<Event, Event> keyed ->
          onRecord(id).orElseGet(() -> filed(event, id, keyed.keyRetention()));
      case PessimisticLockState<Event, Event> asked -> filed(event, id, Duration.ofDays(1_000));
      case OpaqueState<Event, Event> opaque -> says(event, id);
      case OptimisticLockState<Event, Event> twoSteps ->
          throw new CannotGoOn("%s has two steps and makes no attempt".formatted(author.name()));
    };
  }

  private Optional<Reply<Event>> onRecord(TaskId id) {
    return Optional.ofNullable(files.get(id))
        .filter(filed -> agenda.now().isBefore(filed.until()))
        .map(Filed::reply);
  }

  private Reply<Event> filed(Event event, TaskId id, Duration remembered) {
    Reply<Event> reply = says(event, id);
    if (reply instanceof Reply.Answer<Event>) {
      files.put(id, new Filed(reply, agenda.now().plus(remembered)));
    }
    return reply;
  }

  private Reply<Event> says(Event event, TaskId id) {
    Reply<Event> reply = says(event);
    if (reply instanceof Reply.Accepted<Event>) {
      acts(id);
    }
    return reply;
  }

  private Reply<Event> says(Event event) {
    Function<Event, Reply<Event>> next = says.size() > 1 ? says.pop() : says.peek();
    if (next == null) {
      throw new CannotGoOn(
          "Nobody says anything to %s: say what does with thirdParty(%s.class, …)"
              .formatted(author.name(), author.getClass().getSimpleName()));
    }
    try {
      return next.apply(event);
    } catch (RuntimeException | AssertionError thrown) {
      throw new CannotGoOn(
          "What was to be said to %s threw %s".formatted(author.name(), thrown), thrown);
    }
  }

  private void acts(TaskId id) {
    effects++;
    int times = effectsOf.merge(id, 1, Integer::sum);
    story.add("** the third party does %s (effect %d)".formatted(id, times));
  }

  @Override
  public Finding<Event> find(TaskId id) throws Exception {
    return requested(
        Request.FIND, id, () -> onRecord(id).map(Partner::shown).orElseGet(Finding::absent));
  }

  private static Finding<Event> shown(Reply<Event> reply) {
    return switch (reply) {
      case Reply.Accepted<Event> yes -> Finding.found(yes.event());
      case Reply.Rejected<Event> no -> Finding.foundRejected(no.event());
      case Reply.Refused<Event> refused -> Finding.absent();
      case Reply.Unanswered<Event> unanswered -> Finding.absent();
    };
  }

  @Override
  public Preparation<Event> prepare(Event event, TaskId reference) throws Exception {
    attempts++;
    return requested(
        Request.PREPARE,
        reference,
        Preparation::refused,
        () ->
            switch (says(event)) {
              case Reply.Accepted<Event> yes -> Preparation.prepared(held(reference, yes.event()));
              case Reply.Rejected<Event> no -> Preparation.rejected(no.event());
              case Reply.Refused<Event> refused -> Preparation.refused(refused.reason());
              case Reply.Unanswered<Event> nobody -> Preparation.unanswered(nobody.reason());
            });
  }

  private Step held(TaskId reference, Event result) {
    Step step = new Step("step-" + (holds.size() + 1));
    holds.put(step.id(), new Hold(reference, result, Status.HELD));
    story.add("the third party holds %s for %s".formatted(step.id(), reference));
    return step;
  }

  @Override
  public List<Step> held(TaskId reference) throws Exception {
    return requested(
        Request.FIND,
        reference,
        () -> {
          List<Step> steps = new ArrayList<>();
          holds.forEach(
              (id, hold) -> {
                if (hold.status() == Status.HELD && hold.reference().equals(reference)) {
                  steps.add(new Step(id));
                }
              });
          return steps;
        });
  }

  /** How many steps nobody has confirmed or cancelled. */
  int held() {
    return (int) holds.values().stream().filter(hold -> hold.status() == Status.HELD).count();
  }

  @Override
  public Confirmation<Event> confirm(Step step) throws Exception {
    Hold asked = hold(step);
    return requested(
        Request.CONFIRM,
        asked.reference(),
        () -> {
          Hold hold = hold(step);
          return switch (hold.status()) {
            case CANCELLED -> Confirmation.gone();
            case CONFIRMED -> Confirmation.confirmed(hold.result());
            case HELD -> {
              holds.put(step.id(), hold.now(Status.CONFIRMED));
              acts(hold.reference());
              yield Confirmation.confirmed(hold.result());
            }
          };
        });
  }

  @Override
  public Cancellation<Event> cancel(Step step) throws Exception {
    Hold asked = hold(step);
    return requested(
        Request.CANCEL,
        asked.reference(),
        () -> {
          Hold hold = hold(step);
          if (hold.status() == Status.CONFIRMED) {
            return Cancellation.alreadyConfirmed(hold.result());
          }
          holds.put(step.id(), hold.now(Status.CANCELLED));
          story.add("the third party cancels " + step.id());
          return Cancellation.cancelled();
        });
  }

  private Hold hold(Step step) {
    Hold hold = holds.get(step.id());
    if (hold == null) {
      throw new CannotGoOn("Nobody holds %s for %s".formatted(step.id(), author.name()));
    }
    return hold;
  }

  /** How a refusal is said. */
  private interface Refusing<T> {
    T says(String reason) throws Exception;
  }

  /** Where the types have no refusal, a refused connection is one. */
  private <T> T requested(Request request, TaskId id, Supplier<T> effect) throws Exception {
    return requested(
        request,
        id,
        reason -> {
          throw new ConnectException(reason);
        },
        effect);
  }

  /** A request, with what goes wrong with it. */
  private <T> T requested(Request request, TaskId id, Refusing<T> refused, Supplier<T> effect)
      throws Exception {
    Mishap mishap = next(request);
    story.add("%s is requested: %s".formatted(id, Retold.of(request)));
    return suffers(mishap, refused, effect);
  }

  private Mishap next(Request request) {
    Deque<Mishap> inTurn = mishaps.getOrDefault(request, new ArrayDeque<>());
    Mishap next = inTurn.peek();
    if (next instanceof Mishap.Always) {
      return next;
    }
    return inTurn.isEmpty() ? Mishap.none() : inTurn.pop();
  }

  private <T> T suffers(Mishap mishap, Refusing<T> refused, Supplier<T> effect) throws Exception {
    return switch (mishap) {
      case Mishap.None none -> effect.get();
      case Mishap.Always always -> suffers(always.same(), refused, effect);
      case Mishap.LosesTheRequest lost -> {
        struck(mishap);
        throw reset();
      }
      case Mishap.LosesTheReply lost -> {
        unheard(effect);
        struck(mishap);
        throw reset();
      }
      case Mishap.Refuses refuses -> {
        struck(mishap);
        yield refused.says(refuses.reason());
      }
      case Mishap.AnswersAfter slow -> {
        struck(mishap);
        throw new SlowAnswer(slow.time(), answered(effect));
      }
      case Mishap.ActsAfter late -> {
        bounded(late.time());
        struck(mishap);
        agenda.happens(agenda.now().plus(late.time()), () -> unheard(effect));
        throw reset();
      }
      case Mishap.KilledBefore killed -> {
        struck(mishap);
        throw new Killed();
      }
      case Mishap.KilledAfter killed -> {
        unheard(effect);
        struck(mishap);
        throw new Killed();
      }
    };
  }

  private void struck(Mishap mishap) {
    story.add("!! " + mishap.words());
  }

  /** What was to go wrong and has not: no such request was made. */
  List<String> spared() {
    return mishaps.values().stream()
        .flatMap(Deque::stream)
        .filter(mishap -> !(mishap instanceof Mishap.None || mishap instanceof Mishap.Always))
        .map(mishap -> "%s: %s".formatted(author.name(), mishap.words()))
        .toList();
  }

  /** A query is only worth something if what was sent has settled by then. */
  private void bounded(Duration late) {
    if (author instanceof PessimisticLockState<Event, Event> asked
        && late.compareTo(asked.settlesWithin()) > 0) {
      throw new CannotGoOn(
          "%s declares that a request settles within %s, and one that acts after %s does not: nobody promises anything then"
              .formatted(author.name(), asked.settlesWithin(), late));
    }
  }

  private static Object answered(Supplier<?> effect) {
    return effect.get();
  }

  private static void unheard(Supplier<?> effect) {
    Object unheard = effect.get();
    assert unheard != null;
  }

  private static SocketException reset() {
    return new SocketException("connection reset");
  }
}
