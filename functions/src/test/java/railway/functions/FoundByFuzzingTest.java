package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that once did harm, with what comes of them now; each rule is that of its surface. */
class FoundByFuzzingTest {
  private static final FuzzWorld WORLD = new FuzzWorld();
  private static final List<FuzzSurface> SURFACES = InputFuzzTest.surfaces(WORLD);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          triggers           | a-number-with-an-endless-exponent   | rejected: not JSON
          answers by call    | half-a-character-as-idempotency-key | 400
          answers by call    | half-a-character-as-subject         | 401
          answers by message | half-a-character-as-answer-id       | rejected: contract
          answers by message | half-a-character-as-event-id        | rejected: no event
          stream records     | base64-cut-short                    | kept: no image
          projected records  | a-name-longer-than-a-key            | all shown
          read model rows    | a-row-whose-due-time-is-none        | a row of Workflows
          read model rows    | a-question-with-a-binary-part       | a row of ToDos
          journal items      | an-ending-at-the-end-of-time        | legible
          journal items      | a-task-given-an-event-of-another    | legible
          journal items      | an-unreadable-entry-at-the-end-of-time | unreadable
          journal items      | a-secret-as-the-name-of-a-task      | unreadable
          journal items      | a-secret-as-the-name-of-a-type      | unreadable
          """)
  void whatOnceDidHarm_doesNoneAnyMore(String surface, String found, String outcome) {
    FuzzSurface taken =
        SURFACES.stream().filter(one -> one.name().equals(surface)).findFirst().orElseThrow();
    String input = Bench.fixture("found/" + found + ".json");

    assertThat(taken.judge(FuzzWorld.bytes(input))).isEqualTo(outcome);
  }
}
