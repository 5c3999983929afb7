package railway.functions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import railway.functions.fuzz.Bytes;
import railway.functions.fuzz.Dice;
import railway.functions.fuzz.Mutator;
import railway.functions.fuzz.Written;

/**
 * Inputs made of good ones: most are changed as trees, some as bytes, some are made out of the
 * blue, and a few stay good.
 */
final class Draw {
  private final List<Object> good;
  private final Mutator mutator;

  Draw(List<Object> good) {
    this.good = good.stream().map(Mutator::sorted).toList();
    this.mutator = new Mutator(this.good);
  }

  Mutator mutator() {
    return mutator;
  }

  byte[] from(Dice dice) {
    return from(dice, tree -> mutator.changed(tree, dice));
  }

  /** As the other, with the surface's own way to change a good tree. */
  byte[] from(Dice dice, Function<Object, Object> change) {
    Object tree = dice.of(good);
    return switch (dice.below(50)) {
      case 0 -> Bytes.random(dice);
      case 1, 2 -> Written.text(mutator.grown(dice, 0)).getBytes(StandardCharsets.UTF_8);
      case 3, 4, 5 -> Bytes.harmed(Written.text(tree), dice);
      case 6 -> Bytes.harmed(Written.text(change.apply(tree)), dice);
      case 7, 8 -> Written.text(tree).getBytes(StandardCharsets.UTF_8);
      default -> Written.text(change.apply(tree)).getBytes(StandardCharsets.UTF_8);
    };
  }
}
