package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  private static final References ECHO =
      new References() {
        @Override
        public String ref(String logicalId) {
          return "<" + logicalId + ">";
        }

        @Override
        public String attribute(String logicalId, String attribute) {
          return "<" + logicalId + ":" + attribute + ">";
        }
      };

  private final Expressions expressions =
      new Expressions(Map.of("Stage", "dev", "AWS::Region", "local"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          plain                                             ; plain
          !Ref Stage                                        ; dev
          !Ref Journal                                      ; <Journal>
          {Ref: Journal}                                    ; <Journal>
          !GetAtt Journal.Arn                               ; <Journal:Arn>
          !GetAtt [Journal, Arn]                            ; <Journal:Arn>
          {"Fn::GetAtt": [Journal, Arn]}                    ; <Journal:Arn>
          {"Fn::GetAtt": Journal.Arn}                       ; <Journal:Arn>
          !Sub "${Stage}/${Journal}/${Journal.Arn}/${AWS::Region}" ; dev/<Journal>/<Journal:Arn>/local
          !Sub "${!Stage}"                                  ; ${Stage}
          !Sub ["${A}-${Stage}", {A: !Ref Journal}]         ; <Journal>-dev
          {"Fn::Sub": "x${Stage}y"}                         ; xdevy
          !Join ["-", [a, !Ref Stage, !Ref Journal]]        ; a-dev-<Journal>
          """)
  void expression_resolves(String yaml, String text) {
    assertThat(expressions.read(Yaml.parse(yaml, "test"), "here").resolve(ECHO)).isEqualTo(text);
  }

  @Test
  void textOfParametersOnly_isALiteral() {
    assertThat(expressions.read(Yaml.parse("!Sub railway-${Stage}", "test"), "here"))
        .isEqualTo(new Expression.Literal("railway-dev"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          !Select [0, [a, b]]    ; Fn::Select is not supported
          !GetAtt Journal        ; Write Resource.Attribute
          !Ref AWS::NoValue      ; no such pseudo parameter
          [a, b]                 ; expected a text
          {a: b, c: d}           ; expected a text
          """)
  void expression_isRefused(String yaml, String message) {
    assertThatThrownBy(() -> expressions.read(Yaml.parse(yaml, "test"), "here"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }
}
