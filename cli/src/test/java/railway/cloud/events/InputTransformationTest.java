package railway.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.cloud.template.Predefined;
import railway.cloud.template.RuleInput.Transformed;

/** Input templates filled as EventBridge's guide says, with an event like the one in it. */
class InputTransformationTest {
  private static final String EVENT =
      """
      {"version":"0","id":"7bf7","detail-type":"State change","source":"ec2",\
      "time":"2015-11-11T21:29:54Z","resources":["arn:1","arn:2"],\
      "detail":{"instance-id":"i-0123","state":"RUNNING","cores":4,"price":9.50,"spot":true,\
      "note":"say \\"hi\\" \\\\o/","tags":{"team":"a"},"disks":[{"size":8},{"size":16}]}}\
      """;

  private static String filled(String template) {
    Transformed input =
        new Transformed(
            Map.of(
                "instance", "$.detail.instance-id",
                "state", "$.detail.state",
                "cores", "$.detail.cores",
                "price", "$.detail.price",
                "spot", "$.detail.spot",
                "note", "$.detail.note",
                "tags", "$.detail.tags",
                "second", "$.detail.disks[1].size",
                "nothing", "$.detail.disks[2].size",
                "all", "$"),
            template);
    return new InputTransformation(input)
        .of(
            EVENT,
            Map.of(
                Predefined.RULE_NAME, "Changes",
                Predefined.RULE_ARN, "arn:rule",
                Predefined.EVENT_JSON, Map.of("whole", true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a text gets its quotes          | {"a": <instance>}                       | {"a": "i-0123"}
          and none where it has them      | {"a": "<instance>"}                     | {"a": "i-0123"}
          a number has none               | {"a": <cores>, "b": <price>}            | {"a": 4, "b": 9.50}
          nor has a truth                 | [9, <spot>, <state>]                    | [9, true, "RUNNING"]
          an object is an object          | {"a": <tags>}                           | {"a": {"team":"a"}}
          an index counts from nought     | {"a": <second>}                         | {"a": 16}
          parts of a text                 | {"a": "<instance> is <state> (<cores>)"} | {"a": "i-0123 is RUNNING (4)"}
          escaped quotes end no text      | {"a": "the \\"<instance>\\" is", "b": <state>} | {"a": "the \\"i-0123\\" is", "b": "RUNNING"}
          a text alone                    | "<instance> is <state>"                 | "i-0123 is RUNNING"
          what is not there               | {"a": "<nothing>"}                      | {"a": ""}
          what is known of the rule       | {"a": <aws.events.rule-name>}           | {"a": "Changes"}
          the event as it was             | {"a": <aws.events.event.json>}          | {"a": {"whole":true}}
          """)
  void placeholders_areFilledAsDocumented(String what, String template, String expected) {
    assertThat(filled(template)).as(what).isEqualTo(expected);
  }

  @Test
  void quotesWithinAText_staySafe_whereverItIsPut() {
    assertThat(filled("{\"a\": <note>, \"b\": \"he: <note>\"}"))
        .isEqualTo("{\"a\": \"say \\\"hi\\\" \\\\o/\", \"b\": \"he: say \\\"hi\\\" \\\\o/\"}");
  }

  @Test
  void aMissingValue_leavesNothingBehind_evenWhereJsonWantsOne() {
    assertThat(filled("{\"a\": <nothing>}")).isEqualTo("{\"a\": }");
  }

  @Test
  void theWholeEvent_isAPathToo() {
    assertThat(filled("<all>")).contains("\"instance-id\":\"i-0123\"").startsWith("{\"version\"");
  }
}
