package railway.aws.dynamodb.trouble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * The third party of an {@link Errand}: it does what it is asked, counts that, and does not always
 * get its reply through. While a request is under way, others may do something.
 */
final class Counter {
  private final SplittableRandom dice;
  private final Runnable meanwhile;
  private final Map<TaskId, Integer> effects = new HashMap<>();
  private final List<Step> held = new ArrayList<>();
  private final Set<Step> confirmed = new HashSet<>();
  private int steps;

  Counter(SplittableRandom dice, Runnable meanwhile) {
    this.dice = dice;
    this.meanwhile = meanwhile;
  }

  /** An effect, unless it has happened. */
  void once(TaskId key) throws IOException {
    effects.put(key, 1);
    reply();
  }

  /** An effect, again and again. */
  void again(TaskId task) throws IOException {
    effects.merge(task, 1, Integer::sum);
    reply();
  }

  Step hold(TaskId task) throws IOException {
    Step step = new Step(task + "/" + steps++);
    held.add(step);
    reply();
    return step;
  }

  boolean confirm(Step step) throws IOException {
    if (held.remove(step)) {
      confirmed.add(step);
    }
    reply();
    return confirmed.contains(step);
  }

  /** False if it is too late. */
  boolean cancel(Step step) {
    held.remove(step);
    return !confirmed.contains(step);
  }

  private void reply() throws IOException {
    if (dice.nextInt(4) == 0) {
      meanwhile.run();
    }
    if (dice.nextInt(6) == 0) {
      throw new IOException("the reply is lost");
    }
  }

  int count(TaskId task) {
    return effects.getOrDefault(task, 0);
  }

  int confirmed() {
    return confirmed.size();
  }

  List<Step> held() {
    return List.copyOf(held);
  }
}
