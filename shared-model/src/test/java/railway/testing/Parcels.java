package railway.testing;

import java.time.Duration;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Outcome;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Transition;
import railway.workflow.Trouble;
import railway.workflow.Workflow;

/**
 * One workflow in two versions: the second one says how it ended in a way the first cannot read.
 */
final class Parcels {

  private Parcels() {}

  /** What the first version knows. */
  sealed interface Old extends Event {}

  /** What the second version knows. */
  sealed interface New extends Event {}

  record Ordered(String id) implements Old, New {}

  sealed interface OldPacking extends Old {}

  sealed interface NewPacking extends New {}

  sealed interface OldSending extends Old {}

  sealed interface NewSending extends New {}

  sealed interface OldEnd extends Old, Outcome {}

  sealed interface NewEnd extends New, Outcome {}

  record Packed(String id) implements OldPacking, NewPacking {}

  record Sent(String id) implements OldSending, OldEnd, NewSending, NewEnd {}

  /** Only the second version says, and reads, where a parcel is. */
  record SentWithTracking(String id, String number) implements NewSending, NewEnd {}

  record GivenUp(String id)
      implements OldPacking, OldSending, OldEnd, NewPacking, NewSending, NewEnd {}

  static Simulation<Ordered> simulation() {
    return Simulation.of(new First(new PackOnce(), new SendOnce()))
        .startedBy(dice -> new Ordered("p" + dice.run()))
        .thirdParty(PackOnce.class, (ordered, dice) -> Reply.accepted(new Packed(ordered.id())))
        .thirdParty(SendOnce.class, (packed, dice) -> Reply.accepted(new Sent(packed.id())))
        .thirdParty(PackTracked.class, (ordered, dice) -> Reply.accepted(new Packed(ordered.id())))
        .thirdParty(
            SendTracked.class,
            (packed, dice) -> Reply.accepted(new SentWithTracking(packed.id(), "t-" + packed.id())))
        .deploying(new Second(new PackTracked(), new SendTracked()));
  }

  record First(PackOnce pack, SendOnce send) implements Workflow<Ordered, Old, OldEnd> {
    @Override
    public String name() {
      return "parcels";
    }

    @Override
    public String workflowId(Ordered trigger) {
      return "parcel-" + trigger.id();
    }

    @Override
    public Transition<Old> transition(Old event) {
      return switch (event) {
        case Ordered e -> perform(pack, e);
        case Packed e -> perform(send, e);
        case Sent e -> end(e);
        case GivenUp e -> end(e);
      };
    }
  }

  record Second(PackTracked pack, SendTracked send) implements Workflow<Ordered, New, NewEnd> {
    @Override
    public String name() {
      return "parcels";
    }

    @Override
    public String workflowId(Ordered trigger) {
      return "parcel-" + trigger.id();
    }

    @Override
    public Transition<New> transition(New event) {
      return switch (event) {
        case Ordered e -> perform(pack, e);
        case Packed e -> perform(send, e);
        case Sent e -> end(e);
        case SentWithTracking e -> end(e);
        case GivenUp e -> end(e);
      };
    }
  }

  record PackOnce() implements Packs<OldPacking> {
    @Override
    public OldPacking over(String id) {
      return new GivenUp(id);
    }
  }

  record PackTracked() implements Packs<NewPacking> {
    @Override
    public NewPacking over(String id) {
      return new GivenUp(id);
    }
  }

  record SendOnce() implements Sends<OldSending> {
    @Override
    public OldSending over(String id) {
      return new GivenUp(id);
    }
  }

  record SendTracked() implements Sends<NewSending> {
    @Override
    public NewSending over(String id) {
      return new GivenUp(id);
    }
  }

  /** Packs, in either version. */
  interface Packs<N extends Event> extends Patient<Ordered, N> {
    @Override
    default String name() {
      return "Pack";
    }

    @Override
    default String identifier(Ordered event) {
      return "pack-" + event.id();
    }

    @Override
    default N over(Ordered event) {
      return over(event.id());
    }
  }

  /** Sends, in either version. */
  interface Sends<N extends Event> extends Patient<Packed, N> {
    @Override
    default String name() {
      return "Send";
    }

    @Override
    default String identifier(Packed event) {
      return "send-" + event.id();
    }

    @Override
    default N over(Packed event) {
      return over(event.id());
    }
  }

  /** Goes on for hours before it gives up. */
  interface Patient<E extends Event, N extends Event> extends IdempotentState<E, N> {

    N over(E event);

    N over(String id);

    @Override
    default Reply<N> attempt(E event, TaskId key) {
      throw new AssertionError("asked");
    }

    @Override
    default Duration keyRetention() {
      return Duration.ofHours(24);
    }

    @Override
    default Retry retry(E event, Trouble trouble) {
      return Retry.insist(Duration.ofMinutes(trouble.attempts()));
    }

    @Override
    default Expiry<? extends N> expiry(E event) {
      return Expiry.within(Duration.ofHours(6), over(event));
    }

    @Override
    default N giveUp(E event, Fault fault, Knowledge.MayHaveHappened known) {
      return over(event);
    }
  }
}
