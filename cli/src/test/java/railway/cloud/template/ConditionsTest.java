package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private final Expressions parameters = new Expressions(Map.of("Stage", "prod", "Shards", "4"));

  private Yaml.Mapping applied(String template) {
    return Conditions.apply((Yaml.Mapping) Yaml.parse(template, "test"), parameters);
  }

  /** What is left of the one resource, written without line numbers. */
  private static String text(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Scalar scalar -> scalar.text();
      case Yaml.Sequence sequence ->
          sequence.items().stream().map(ConditionsTest::text).toList().toString();
      case Yaml.Mapping mapping -> {
        var text = new StringBuilder("{");
        mapping
            .entries()
            .forEach((key, value) -> text.append(key).append(':').append(text(value)).append(' '));
        yield text.toString().strip() + "}";
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          !Equals [!Ref Stage, prod]                                        ; true
          !Equals [!Ref Stage, dev]                                         ; false
          !Equals [!Sub "${Stage}-${Shards}", prod-4]                       ; true
          !Not [!Equals [!Ref Stage, prod]]                                 ; false
          !And [!Equals [!Ref Shards, 4], !Not [!Equals [!Ref Stage, dev]]] ; true
          !And [!Equals [!Ref Shards, 4], !Equals [!Ref Stage, dev]]        ; false
          !Or [!Equals [!Ref Shards, 8], !Condition Other]                  ; true
          !Or [!Equals [!Ref Shards, 8], !Not [!Condition Other]]           ; false
          {Condition: Other}                                                ; true
          """)
  void condition_isDecided(String condition, boolean holds) {
    Yaml.Mapping template =
        applied(
            "Conditions:\n  Asked: %s\n  Other: !Equals [a, a]\nResources:\n  Queue: {Condition: Asked, Type: X}\n"
                .formatted(condition));
    assertThat(text(template)).isEqualTo(holds ? "{Resources:{Queue:{Type:X}}}" : "{Resources:{}}");
  }

  @Test
  void fnIf_leavesItsChosenSide_anywhere_andNoValueLeavesNothing() {
    Yaml.Mapping template =
        applied(
            """
            Conditions: {Yes: !Equals [a, a], No: !Equals [a, b]}
            Resources:
              Queue:
                Text: !If [Yes, kept, dropped]
                Absent: !If [No, dropped, !Ref AWS::NoValue]
                Nested: !If [No, x, !If [Yes, {A: !If [Yes, 1, 2]}, y]]
                List: [a, !If [No, b, !Ref AWS::NoValue], !If [Yes, c, d]]
            Outputs:
              Gone: {Condition: No, Value: x}
            """);
    assertThat(text(template))
        .isEqualTo("{Resources:{Queue:{Text:kept Nested:{A:1} List:[a, c]}} Outputs:{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {A: !Condition B, B: !Condition A} ; depends on itself
          {A: !Equals [a]}                   ; expected a list of 2
          {A: !Equals [!Ref Queue, a]}       ; may not refer to a resource
          {A: yes}                           ; is no condition
          {A: !Not [!Condition Gone]}        ; there is no condition Gone
          """)
  void conditionsThatCannotBeDecided_areRefused(String conditions, String message) {
    assertThatThrownBy(() -> applied("Conditions: %s\nResources: {}\n".formatted(conditions)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }
}
