package railway.functions.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import railway.aws.Json;

/** Drops parts of an input for as long as it still fails: fields and elements, else bytes. */
public final class Shrinking {
  private static final int MOST_TRIES = 3_000;

  private final Predicate<byte[]> fails;
  private int tries;

  private Shrinking(Predicate<byte[]> fails) {
    this.fails = fails;
  }

  /** The smallest input found that fails the same way. */
  public static byte[] of(byte[] input, Predicate<byte[]> fails) {
    Shrinking shrinking = new Shrinking(fails);
    return shrinking.bytes(shrinking.tree(input));
  }

  private boolean stillFails(byte[] input) {
    return tries++ < MOST_TRIES && fails.test(input);
  }

  private byte[] tree(byte[] input) {
    if (!(Json.parse(input) instanceof Json.Reading.Parsed(var parsed)) || parsed == null) {
      return input;
    }
    byte[] smallest = Written.text(parsed).getBytes(StandardCharsets.UTF_8);
    if (!stillFails(smallest)) {
      return input;
    }
    Object tree = parsed;
    boolean shrank = true;
    while (shrank) {
      shrank = false;
      for (Object smaller : without(tree)) {
        byte[] text = Written.text(smaller).getBytes(StandardCharsets.UTF_8);
        if (stillFails(text)) {
          tree = smaller;
          smallest = text;
          shrank = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** Every tree that has one part less, or a shorter text; the largest parts are dropped first. */
  private static List<Object> without(Object tree) {
    List<Object> smaller = new ArrayList<>();
    int places = size(tree);
    for (int place = 0; place < places; place++) {
      Object copy = Mutator.copy(tree);
      drop(copy, new int[] {place});
      smaller.add(copy);
    }
    return smaller;
  }

  private static int size(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> map.values().stream().mapToInt(value -> 1 + size(value)).sum();
      case List<?> list -> list.stream().mapToInt(value -> 1 + size(value)).sum();
      case null, default -> 0;
    };
  }

  private static boolean drop(Object tree, int[] place) {
    switch (tree) {
      case Map<?, ?> map -> {
        for (Object name : List.copyOf(map.keySet())) {
          if (place[0]-- == 0) {
            map.remove(name);
            return true;
          }
          if (drop(map.get(name), place)) {
            return true;
          }
        }
      }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          if (place[0]-- == 0) {
            list.remove(i);
            return true;
          }
          if (drop(list.get(i), place)) {
            return true;
          }
        }
      }
      case null, default -> {}
    }
    return false;
  }

  private byte[] bytes(byte[] input) {
    byte[] smallest = input;
    for (int part = Math.max(1, smallest.length / 2); part >= 1; part /= 2) {
      for (int at = 0; at < smallest.length && tries < MOST_TRIES; ) {
        byte[] shorter = Bytes.spliced(smallest, at, part, new byte[0]);
        if (stillFails(shorter)) {
          smallest = shorter;
        } else {
          at += part;
        }
      }
    }
    return smallest;
  }
}
