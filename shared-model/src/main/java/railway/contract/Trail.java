package railway.contract;

import java.util.ArrayList;

/**
 * The steps from the root to the value at hand; made into a path only when somebody must see it.
 */
final class Trail {
  /** A step to the value of a map's key, which unlike a field's name may be any text. */
  private record Key(String text) {}

  private final ArrayList<Object> steps = new ArrayList<>();

  /** Whether one more step would lead deeper than a contract goes. */
  boolean isFull() {
    return steps.size() >= Contract.DEEPEST;
  }

  void field(String name) {
    steps.add(name);
  }

  /** A step to a field that only the sender knows, whose name may be any text as well. */
  void stranger(String name) {
    steps.add(name.chars().allMatch(Character::isLetterOrDigit) ? name : new Key(name));
  }

  void element(int index) {
    steps.add(index);
  }

  void key(String text) {
    steps.add(new Key(text));
  }

  void back() {
    steps.remove(steps.size() - 1);
  }

  String path() {
    var path = new StringBuilder("$");
    for (var step : steps) {
      switch (step) {
        case String name -> path.append('.').append(Sight.shortened(name));
        case Key key -> path.append("[\"").append(Sight.shortened(key.text())).append("\"]");
        default -> path.append('[').append(step).append(']');
      }
    }
    return path.toString();
  }
}
