package railway.decision;

import java.util.List;
import java.util.Optional;
import railway.decision.ToDoModel.World;

/**
 * A To-Do with answers that come twice, race with each other and with the deadline. What is said to
 * a sender is remembered, for that is what is promised.
 */
final class ToDoModel implements Model<World> {

  private static final int DEADLINE = 2;
  private static final int HORIZON = 3;

  private final ToDo rule = new ToDo();
  private final Ledger ledger = Tails.opened(Optional.of(DEADLINE));
  private final boolean conditional;
  private final List<String> answers;

  /**
   * @param conditional whether an entry is put only if none has its number
   * @param answers the ids of the answers that come, one sender each
   */
  ToDoModel(boolean conditional, String... answers) {
    this.conditional = conditional;
    this.answers = List.of(answers);
  }

  /**
   * @param ending which answer decided, or that it expired
   * @param expiring whether the sweeper has judged that it has expired and not written it yet
   */
  record World(
      int clock, Optional<String> ending, int endings, Crew<Sender> senders, boolean expiring) {}

  /** Somebody with an answer, and the process that takes it. */
  record Sender(String answer, Said said) {
    enum Said {
      NOTHING_YET,
      TAKEN_UP,
      ACCEPTED,
      ALREADY_DECIDED,
      EXPIRED
    }

    Sender is(Said next) {
      return new Sender(answer, next);
    }
  }

  @Override
  public World initial() {
    return new World(
        0,
        Optional.empty(),
        0,
        new Crew<>(
            answers.stream().map(answer -> new Sender(answer, Sender.Said.NOTHING_YET)).toList()),
        false);
  }

  @Override
  public void next(World world, Steps<World> steps) {
    if (world.clock() < HORIZON) {
      steps.step(
          () -> "it is " + (world.clock() + 1),
          new World(
              world.clock() + 1,
              world.ending(),
              world.endings(),
              world.senders(),
              world.expiring()));
    }
    expire(world, steps);
    for (int sender = 0; sender < world.senders().size(); sender++) {
      answer(world, sender, steps);
    }
  }

  /** The sweeper judges, and may be slow to write. */
  private void expire(World world, Steps<World> steps) {
    boolean givesUp = rule.judge(ledger, Ticks.at(world.clock())) instanceof Verdict.GiveUp;
    if (!world.expiring() && world.ending().isEmpty() && givesUp) {
      steps.step(
          () -> "the sweeper judges: expired",
          new World(world.clock(), world.ending(), world.endings(), world.senders(), true));
    }
    if (world.expiring()) {
      boolean wins = !conditional || world.ending().isEmpty();
      steps.step(
          () -> "the sweeper appends, and " + (wins ? "wins" : "loses"),
          new World(
              world.clock(),
              wins ? Optional.of("expired") : world.ending(),
              world.endings() + (wins ? 1 : 0),
              world.senders(),
              false));
    }
  }

  private void answer(World world, int index, Steps<World> steps) {
    Sender sender = world.senders().get(index);
    String name = "answer " + sender.answer();
    switch (sender.said()) {
      case NOTHING_YET -> {
        if (world.ending().isPresent()) {
          steps.step(() -> name + " is too late", told(world, index, tooLate(world, sender)));
        } else if (rule.open(ledger, Ticks.at(world.clock()))) {
          steps.step(() -> name + " is taken up", told(world, index, Sender.Said.TAKEN_UP));
        } else {
          steps.step(() -> name + " is told: expired", told(world, index, Sender.Said.EXPIRED));
        }
      }
      case TAKEN_UP -> {
        steps.step(() -> name + " loses its process", told(world, index, Sender.Said.NOTHING_YET));
        if (conditional && world.ending().isPresent()) {
          steps.step(() -> name + " loses", told(world, index, tooLate(world, sender)));
        } else {
          World decided =
              new World(
                  world.clock(),
                  Optional.of(sender.answer()),
                  world.endings() + 1,
                  world.senders(),
                  world.expiring());
          steps.step(() -> name + " decides", told(decided, index, Sender.Said.ACCEPTED));
          steps.step(
              () -> name + " decides, the reply is lost",
              told(decided, index, Sender.Said.NOTHING_YET));
        }
      }
      case ACCEPTED, ALREADY_DECIDED, EXPIRED -> {}
    }
  }

  private static Sender.Said tooLate(World world, Sender sender) {
    return world.ending().equals(Optional.of(sender.answer()))
        ? Sender.Said.ACCEPTED
        : Sender.Said.ALREADY_DECIDED;
  }

  private static World told(World world, int index, Sender.Said said) {
    Sender sender = world.senders().get(index).is(said);
    return new World(
        world.clock(),
        world.ending(),
        world.endings(),
        world.senders().with(index, sender),
        world.expiring());
  }

  @Override
  public Optional<String> objection(World world) {
    if (world.endings() > 1) {
      return Optional.of("OneTransitionPerVisit: it was decided twice");
    }
    for (Sender sender : world.senders().processes()) {
      boolean decided = world.ending().equals(Optional.of(sender.answer()));
      boolean lied =
          switch (sender.said()) {
            case NOTHING_YET, TAKEN_UP, EXPIRED -> false;
            case ACCEPTED -> !decided;
            case ALREADY_DECIDED -> decided || world.ending().isEmpty();
          };
      if (lied) {
        return Optional.of("AcceptedMeansDecided: %s, %s".formatted(sender, world.ending()));
      }
    }
    return Quiet.endless(rule, ledger, world.clock());
  }
}
