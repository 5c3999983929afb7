package railway.testing.world;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import railway.workflow.Cancellation;
import railway.workflow.Category;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.Finding;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * The third parties of a world, each as bad as its task's category allows: keys are forgotten when
 * they may be, queries show late, holds expire, requests that were given up take effect.
 */
final class ThirdParties {

  /** An effect without a bound comes as late as this. */
  private static final Duration UNBOUNDED = Duration.ofHours(1);

  /** Nothing is sent with a key in its last quarter of an hour; this is less. */
  private static final Duration KEYED = Duration.ofMinutes(9);

  /** A hold that was asked for appears before left-over ones are looked for. */
  private static final Duration HOLDING = Duration.ofSeconds(100);

  private final Stage stage;
  private final Wire wire;
  private final Inspector inspector;
  private final Map<TaskId, Filed> files = new HashMap<>();
  private final Map<String, Hold> holds = new LinkedHashMap<>();

  ThirdParties(Stage stage, Wire wire, Inspector inspector) {
    this.stage = stage;
    this.wire = wire;
    this.inspector = inspector;
  }

  /** Those of the world in which the caller plays. */
  static ThirdParties here() {
    return (ThirdParties) Objects.requireNonNull(Stage.here().scene(), "no world is playing");
  }

  /** What is on record under one name. */
  private record Filed(Event event, Reply<Event> reply, Instant from, Instant until) {
    boolean known(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  private static final class Hold {
    private enum Status {
      HELD,
      CONFIRMED,
      CANCELLED
    }

    private final TaskId reference;
    private final Event result;
    private Status status = Status.HELD;

    Hold(TaskId reference, Event result) {
      this.reference = reference;
      this.result = result;
    }
  }

  /** With an idempotency key, which is remembered for as long as was promised. */
  Reply<Event> keyed(Event event, TaskId key, Duration retention, Business business)
      throws IOException {
    return wire.request(
        Call.ATTEMPT,
        Category.IDEMPOTENT,
        KEYED,
        true,
        () -> {
          Filed filed = files.get(key);
          if (filed != null && filed.known(stage.now())) {
            inspector.body(key, filed.event(), event);
            return filed.reply();
          }
          if (stage.once(60)) {
            return Reply.refused("in progress");
          }
          Reply<Event> reply = says(business, event);
          if (reply instanceof Reply.Answer<Event>) {
            files.put(key, new Filed(event, reply, stage.now(), stage.now().plus(retention)));
          }
          acts(reply, key, Category.IDEMPOTENT);
          return reply;
        });
  }

  /** With a query; what was sent has happened and shows within {@code settles}. */
  Reply<Event> asked(Event event, TaskId id, Duration settles, Business business)
      throws IOException {
    Instant sent = stage.now();
    return wire.request(
        Call.ATTEMPT,
        Category.PESSIMISTIC_LOCK,
        settles.dividedBy(2),
        false,
        () -> {
          Reply<Event> reply = says(business, event);
          Filed before = files.get(id);
          if (reply instanceof Reply.Accepted<Event>
              || (reply instanceof Reply.Rejected<Event> && before == null)) {
            files.put(id, new Filed(event, reply, shows(sent, settles), Instant.MAX));
          }
          acts(reply, id, Category.PESSIMISTIC_LOCK);
          return reply;
        });
  }

  private Instant shows(Instant sent, Duration settles) {
    Instant latest = sent.plus(settles);
    long most = Duration.between(stage.now(), latest).toMillis();
    return most <= 0 || !stage.once(4)
        ? stage.now()
        : stage.now().plusMillis(stage.random().nextLong(most));
  }

  Finding<Event> find(TaskId id) throws IOException {
    return wire.request(
        Call.FIND,
        Category.PESSIMISTIC_LOCK,
        Duration.ZERO,
        false,
        () -> {
          Filed filed = files.get(id);
          return filed != null && filed.known(stage.now())
              ? found(filed.reply())
              : Finding.absent();
        });
  }

  private static Finding<Event> found(Reply<Event> reply) {
    return switch (reply) {
      case Reply.Accepted<Event> yes -> Finding.found(yes.event());
      case Reply.Rejected<Event> no -> Finding.foundRejected(no.event());
      case Reply.Refused<Event> refused -> Finding.absent();
      case Reply.Unanswered<Event> unanswered -> Finding.absent();
    };
  }

  /** With nothing at all. */
  Reply<Event> blackBox(Event event, TaskId id, Business business) throws IOException {
    return wire.request(
        Call.ATTEMPT,
        Category.OPAQUE,
        UNBOUNDED,
        false,
        () -> {
          Reply<Event> reply = says(business, event);
          acts(reply, id, Category.OPAQUE);
          return reply;
        });
  }

  Preparation<Event> prepare(Event event, TaskId reference, Business business) throws IOException {
    return wire.request(
        Call.PREPARE,
        Category.OPTIMISTIC_LOCK,
        HOLDING,
        false,
        () ->
            switch (says(business, event)) {
              case Reply.Accepted<Event> yes -> Preparation.prepared(held(reference, yes.event()));
              case Reply.Rejected<Event> no -> Preparation.rejected(no.event());
              case Reply.Refused<Event> refused -> Preparation.refused(refused.reason());
              case Reply.Unanswered<Event> nobody -> Preparation.unanswered(nobody.reason());
            });
  }

  private Step held(TaskId reference, Event result) {
    Step step = new Step("step-" + (holds.size() + 1));
    Hold hold = new Hold(reference, result);
    holds.put(step.id(), hold);
    if (stage.once(30)) {
      stage.enter(
          Wire.upTo(stage, KEYED),
          () ->
              hold.status = hold.status == Hold.Status.HELD ? Hold.Status.CANCELLED : hold.status);
    }
    return step;
  }

  List<Step> held(TaskId reference) throws IOException {
    return wire.request(
        Call.HELD, Category.OPTIMISTIC_LOCK, Duration.ZERO, false, () -> stillHeld(reference));
  }

  private List<Step> stillHeld(TaskId reference) {
    List<Step> steps = new ArrayList<>();
    holds.forEach(
        (id, hold) -> {
          if (hold.status == Hold.Status.HELD && hold.reference.equals(reference)) {
            steps.add(new Step(id));
          }
        });
    return steps;
  }

  Confirmation<Event> confirm(Step step) throws IOException {
    return wire.request(
        Call.CONFIRM,
        Category.OPTIMISTIC_LOCK,
        KEYED,
        true,
        () -> {
          Hold hold = Objects.requireNonNull(holds.get(step.id()));
          if (hold.status == Hold.Status.CANCELLED) {
            return Confirmation.gone();
          }
          if (hold.status == Hold.Status.HELD) {
            hold.status = Hold.Status.CONFIRMED;
            inspector.acts(hold.reference, Category.OPTIMISTIC_LOCK);
          }
          return Confirmation.confirmed(hold.result);
        });
  }

  Cancellation<Event> cancel(Step step) throws IOException {
    return wire.request(
        Call.CANCEL,
        Category.OPTIMISTIC_LOCK,
        KEYED,
        true,
        () -> {
          Hold hold = Objects.requireNonNull(holds.get(step.id()));
          if (hold.status == Hold.Status.CONFIRMED) {
            return Cancellation.alreadyConfirmed(hold.result);
          }
          hold.status = Hold.Status.CANCELLED;
          return Cancellation.cancelled();
        });
  }

  /** The name of an action that still holds a step; null if there is none. */
  @Nullable TaskId dangling() {
    for (Hold hold : holds.values()) {
      if (hold.status == Hold.Status.HELD) {
        return hold.reference;
      }
    }
    return null;
  }

  private void acts(Reply<Event> reply, TaskId id, Category category) {
    if (reply instanceof Reply.Accepted<Event>) {
      inspector.acts(id, category);
    }
  }

  @SuppressWarnings("unchecked") // an event of the vocabulary is an event
  private Reply<Event> says(Business business, Event event) {
    return (Reply<Event>) business.says(event, new SplittableRandom(stage.draw()));
  }
}
