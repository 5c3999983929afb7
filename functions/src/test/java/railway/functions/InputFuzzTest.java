package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import railway.engine.InvocationEnded;
import railway.functions.fuzz.Dice;
import railway.functions.fuzz.Shrinking;

/**
 * Everything that reads bytes from outside, against good inputs that were harmed and bad ones that
 * never were good. {@code -Drailway.fuzz.inputs=N} says how many, {@code -Drailway.seed=N} which,
 * {@code -Drailway.fuzz.surface=S} and {@code -Drailway.fuzz.input=N} take a single one.
 */
class InputFuzzTest {
  private static final int INPUTS = 20_000;
  private static final int PROGRESS = 50_000;
  private static final int MOST_FAILURES = 10;
  private static final int MOST_SHOWN = 4_000;

  private final long seed = Long.getLong("railway.seed", 20_300_101L);
  private final int inputs = Integer.getInteger("railway.fuzz.inputs", INPUTS);
  private final Optional<String> surface =
      Optional.ofNullable(System.getProperty("railway.fuzz.surface"));
  private final Optional<Long> input = Optional.ofNullable(Long.getLong("railway.fuzz.input"));
  private final Watch watch = Watch.begin();
  private final Map<String, Map<String, Integer>> outcomes = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  static List<FuzzSurface> surfaces(FuzzWorld world) {
    FuzzStreams streams = FuzzStreams.of(world);
    return List.of(
        new FuzzTriggers(world),
        FuzzAnswers.byMessage(world),
        FuzzAnswers.byCall(world),
        new FuzzLists(world),
        streams,
        new FuzzProjections(world, streams),
        FuzzJournals.of(world),
        FuzzRows.of(world),
        new FuzzSchedules(world));
  }

  @Test
  void whateverComesFromOutside_isTakenOrRefused_andNeverHarms() {
    List<FuzzSurface> all = surfaces(new FuzzWorld());
    List<FuzzSurface> some =
        all.stream().filter(s -> surface.isEmpty() || surface.get().equals(s.name())).toList();
    assertThat(some).as("surfaces called %s", surface).isNotEmpty();
    if (input.isPresent()) {
      some.forEach(one -> send(one, input.get()));
    } else {
      for (int i = 0; i < inputs && failures.size() < MOST_FAILURES; i++) {
        send(some.get(i % some.size()), i / some.size());
        if ((i + 1) % PROGRESS == 0) {
          System.out.printf("%d of %d inputs, %d failures%n", i + 1, inputs, failures.size());
          print();
        }
      }
    }
    print();
    assertThat(failures.values()).isEmpty();
  }

  private void send(FuzzSurface one, long number) {
    byte[] bytes = one.draw(new Dice(seed, one.name(), number));
    String outcome;
    watch.next();
    try {
      outcome = one.judge(bytes);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError failure) {
      String kind = kind(failure);
      outcome = "FAILED";
      failures.computeIfAbsent(
          one.name() + ": " + kind, known -> story(one, number, bytes, failure));
    }
    outcomes.computeIfAbsent(one.name(), name -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
  }

  private String story(FuzzSurface one, long number, byte[] bytes, Throwable failure) {
    String kind = kind(failure);
    System.out.printf("surface %s, seed %d, input %d: %s%n", one.name(), seed, number, kind);
    boolean hung = Thread.interrupted() || failure instanceof InvocationEnded;
    byte[] smallest = hung ? bytes : Shrinking.of(bytes, smaller -> failsAs(kind, one, smaller));
    return """

        surface %s, seed %d, input %d, %d bytes: %s
        smallest input that fails so, %d bytes:
        %s
        in Base64: %s
        repeat it: ./mvnw -pl functions -am test -Dtest=InputFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Drailway.seed=%d "-Drailway.fuzz.surface=%s" -Drailway.fuzz.input=%d
        %s
        """
        .formatted(
            one.name(),
            seed,
            number,
            bytes.length,
            kind,
            smallest.length,
            shown(new String(smallest, StandardCharsets.UTF_8)),
            shown(Base64.getEncoder().encodeToString(smallest)),
            seed,
            one.name(),
            number,
            trace(failure));
  }

  private static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  private static String trace(Throwable failure) {
    StringBuilder trace = new StringBuilder(shown(failure.toString()));
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    List<StackTraceElement> steps = List.of(deepest.getStackTrace());
    steps.stream().limit(12).forEach(step -> trace.append("\n    at ").append(step));
    return trace.toString();
  }

  private boolean failsAs(String kind, FuzzSurface one, byte[] bytes) {
    watch.next();
    try {
      one.judge(bytes);
      return false;
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError failure) {
      return kind(failure).equals(kind);
    }
  }

  /** What failed and where: two inputs of one kind are one story. */
  private static String kind(Throwable failure) {
    List<String> ours = new ArrayList<>();
    for (StackTraceElement step : failure.getStackTrace()) {
      if (step.getClassName().startsWith("railway.functions.Fuzz")) {
        ours.add(step.getMethodName() + ":" + step.getLineNumber());
      }
    }
    return failure.getClass().getSimpleName()
        + " at "
        + (ours.isEmpty() ? "?" : String.join(" < ", ours));
  }

  private void print() {
    StringBuilder summary = new StringBuilder("Fuzzing, seed " + seed + "\n");
    outcomes.forEach(
        (name, counts) ->
            summary.append(
                "%-20s %7d inputs: %s%n"
                    .formatted(
                        name,
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        String.join(
                            ", ",
                            counts.entrySet().stream()
                                .map(count -> count.getValue() + " " + count.getKey())
                                .toList()))));
    System.out.print(summary);
  }
}
