package railway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import railway.contract.Reading.Read;
import railway.contract.Reading.Violated;

/**
 * 20,000 trees against every contract of the zoo in both strictnesses: reading never throws, what
 * it reads obeys the law, and what it refuses it refuses without telling a secret.
 */
class FuzzTest {
  private static final int TREES = 20_000;
  private static final String TOO_MUCH = RandomTrees.SECRET.substring(0, Sight.LONGEST + 1);

  private int read;
  private int violated;

  @Test
  void trees_ofWhateverShape_areReadOrRefused() {
    var trees = new RandomTrees(20_301);
    for (var number = 0; number < TREES; number++) {
      var tree = trees.any(0);
      for (var type : Zoo.ALL) {
        check(Contract.of(type), tree, "tree " + number);
      }
    }
    assertThat(read).isPositive();
    assertThat(violated).isGreaterThan(TREES);
  }

  @Test
  void goodTrees_withAFewThingsChanged_areReadOrRefused() {
    var trees = new RandomTrees(20_302);
    var random = new Random(20_303);
    for (var number = 0; number < TREES; number++) {
      var type = Zoo.ALL.get(random.nextInt(Zoo.ALL.size()));
      check(type, trees, number);
    }
    assertThat(read).as("enough that is still good").isGreaterThan(TREES / 4);
    assertThat(violated).as("enough that is not").isGreaterThan(TREES / 4);
  }

  private <T> void check(Class<T> type, RandomTrees trees, int number) {
    var contract = Contract.of(type);
    var good = contract.write(Samples.of(type, number).orElseThrow());
    check(contract, trees.changed(good), "tree " + number + " of " + type.getSimpleName());
  }

  private <T> void check(Contract<T> contract, Object tree, String name) {
    var accepted = new ArrayList<Strictness>();
    for (var strictness : Strictness.values()) {
      switch (contract.read(tree, strictness)) {
        case Read<T> good -> {
          accepted.add(strictness);
          assertThat(contract.read(contract.write(good.value()), Strictness.LENIENT))
              .as(name)
              .isEqualTo(good);
          read++;
        }
        case Violated<T> bad -> {
          assertThat(bad.summary()).as(name).startsWith("$").doesNotContain(TOO_MUCH);
          violated++;
        }
      }
    }
    if (accepted.contains(Strictness.STRICT)) {
      assertThat(accepted).as(name).contains(Strictness.LENIENT);
    }
  }
}
