package railway.testing.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Recorded;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.Standing;
import railway.store.WorkflowId;
import railway.workflow.Category;
import railway.workflow.Event;
import railway.workflow.Task;
import railway.workflow.TaskId;

/** Looks after the promises while a world plays: at every entry, every effect, every reply. */
final class Inspector implements Witness {

  private final Setting setting;
  private final Tally tally;
  private final Witness others;
  private final Map<TaskId, Account> accounts = new HashMap<>();
  private final Map<WorkflowId, Account> open = new HashMap<>();
  private final Set<WorkflowId> ended = new HashSet<>();
  private final Map<WorkflowId, Set<Long>> announced = new HashMap<>();
  private final Set<Event> rejected = new HashSet<>();

  /**
   * An inspector.
   *
   * @param others is told of effects
   */
  Inspector(Setting setting, Tally tally, Witness others) {
    this.setting = setting;
    this.tally = tally;
    this.others = others;
  }

  /** What third parties did under this name. */
  int effects(TaskId id) {
    Account account = accounts.get(id);
    return account == null ? 0 : account.effects();
  }

  /** Whether what a journal says of this entry was announced. */
  boolean announced(WorkflowId id, long seq) {
    return announced.getOrDefault(id, Set.of()).contains(seq);
  }

  @Override
  public void appended(String invocation, Entry entry) {
    for (Fact fact : entry.facts()) {
      tally.saw(fact.getClass().getSimpleName());
      if (fact instanceof Fact.Arrival arrival) {
        arrives(entry, arrival);
      } else {
        Account account = open.get(entry.id());
        if (account != null) {
          tally.checked(Promise.ONE_AT_A_TIME);
          account
              .add(new Recorded(entry.at(), entry.by(), fact))
              .ifPresent(promise -> broken(promise, account, "%s".formatted(entry.facts())));
        }
      }
    }
    Account account = open.get(entry.id());
    if (account != null) {
      tally.checked(Promise.CERTIFICATE);
      account
          .within()
          .ifPresent(promise -> broken(promise, account, "%s".formatted(entry.facts())));
    }
    driven(entry);
    paused(entry);
  }

  private void arrives(Entry entry, Fact.Arrival arrival) {
    if (arrival instanceof Fact.Transitioned transitioned) {
      tally.saw(transitioned.how().getClass().getSimpleName());
      tally.checked(Promise.ONE_TRANSITION_PER_VISIT);
      tally.checked(Promise.NOTHING_HAPPENED_IS_TRUE);
      Account over = accounts.get(transitioned.id());
      if (over == null) {
        throw new Broken(
            Promise.ONE_TRANSITION_PER_VISIT, "%s ends and never began".formatted(transitioned));
      }
      tally.checked(Promise.IN_TIME);
      tally.checked(Promise.UNCERTAIN_ONLY_IF_UNRESOLVED);
      over.ends(transitioned, entry.at())
          .ifPresent(promise -> broken(promise, over, "%s says so".formatted(transitioned)));
    }
    switch (arrival.next()) {
      case Next.To to -> {
        Account account =
            new Account(task(entry.workflow(), to), Ledger.opened(arrival.event(), to, entry.at()));
        if (accounts.putIfAbsent(to.id(), account) != null) {
          throw new Broken(
              Promise.ONE_TRANSITION_PER_VISIT, "%s is visited twice".formatted(to.id()));
        }
        open.put(entry.id(), account);
      }
      case Next.Ended end -> {
        tally.saw(arrival.event().getClass().getSimpleName());
        tally.checked(Promise.ONE_ENDING);
        open.remove(entry.id());
        if (!ended.add(entry.id())) {
          throw new Broken(Promise.ONE_ENDING, "%s ends twice".formatted(entry.id()));
        }
      }
    }
  }

  private Task<Event, Event> task(String workflow, Next.To to) {
    return setting
        .task(workflow, to.task())
        .orElseThrow(
            () -> new Broken(Promise.LEGAL_JOURNAL, "nobody knows task %s".formatted(to.task())));
  }

  private void driven(Entry entry) {
    tally.checked(Promise.EVERY_WORKFLOW_HAS_A_DRIVER);
    Standing standing = entry.standing();
    boolean waitsForPeople =
        standing.status() == Standing.Status.WAITING && standing.deadline().isEmpty();
    boolean running =
        standing.status() == Standing.Status.RUNNING
            || standing.status() == Standing.Status.WAITING;
    boolean sweeps = !standing.sweeps().isEmpty();
    if (((running && !waitsForPeople) || sweeps) && standing.due().isEmpty()) {
      throw new Broken(
          Promise.EVERY_WORKFLOW_HAS_A_DRIVER,
          "after entry %d of %s nothing is due".formatted(entry.seq(), entry.id()));
    }
  }

  private void paused(Entry entry) {
    tally.checked(Promise.NOBODY_PAUSES);
    for (Fact fact : entry.facts()) {
      if (setting.oneVersion() && fact instanceof Fact.Paused(String reason)) {
        throw new Broken(Promise.NOBODY_PAUSES, "%s: %s".formatted(entry.id(), reason));
      }
    }
  }

  /** A third party has done what was asked. */
  void acts(TaskId id, Category category) {
    tally.checked(
        category == Category.OPAQUE ? Promise.EFFECTS_BOUNDED : Promise.AT_MOST_ONE_EFFECT);
    tally.checked(Promise.NO_EFFECT_AFTER_TRANSITION);
    tally.checked(Promise.CERTIFICATE);
    Account account = accounts.get(id);
    if (account == null) {
      throw new Broken(Promise.LEGAL_JOURNAL, "an effect of %s, which nobody wants".formatted(id));
    }
    Optional<Promise> promise = account.acts();
    others.acted(id, account.effects());
    promise.ifPresent(
        which -> broken(which, account, "effect %d of %s".formatted(account.effects(), id)));
  }

  /** One key came with two bodies. */
  void body(TaskId key, Event first, Event now) {
    tally.checked(Promise.SAME_BODY);
    if (!first.equals(now)) {
      throw new Broken(Promise.SAME_BODY, "%s came with %s and %s".formatted(key, first, now));
    }
  }

  /** Some promises rest on clocks, and are not given where clocks break the margin. */
  private void broken(Promise promise, Account account, String what) {
    if (setting.keepsTheMargin() || account.category() != Category.PESSIMISTIC_LOCK) {
      throw new Broken(promise, what);
    }
    tally.saw("broken beyond the margin");
  }

  @Override
  public void told(String invocation, Answer answer, Answered answered) {
    tally.saw(answered.getClass().getSimpleName());
    if (answered instanceof Answered.Accepted) {
      tally.checked(Promise.ACCEPTED_MEANS_DECIDED);
      Optional<How> end = Optional.ofNullable(accounts.get(answer.toDo())).flatMap(Account::end);
      if (!(end.orElse(null) instanceof How.Decided decided)
          || !decided.answer().equals(answer.id())) {
        throw new Broken(
            Promise.ACCEPTED_MEANS_DECIDED,
            "answer %s to %s was told so, and it ended by %s"
                .formatted(answer.id(), answer.toDo(), end));
      }
    }
  }

  @Override
  public void announced(String invocation, Announcement said) {
    announced.computeIfAbsent(said.id(), id -> new HashSet<>()).add(said.seq());
  }

  @Override
  public void rejected(String invocation, Event trigger, String reason) {
    rejected.add(trigger);
  }

  /** What is in the rejected queue. */
  Set<Event> rejected() {
    return rejected;
  }
}
