package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.cloud.template.EventSource.StreamTrigger;

/** Whatever can go wrong unseen has an alarm, and whoever is woken by it finds what to do. */
class AlarmsTest {
  /** The metrics of AWS that alarms may look at; CloudWatch never says that one does not exist. */
  private static final Map<String, Set<String>> OF_AWS =
      Map.of(
          "AWS/ApiGateway", Set.of("4xx", "5xx", "Count", "Latency"),
          "AWS/DynamoDB", Set.of("ReadThrottleEvents", "WriteThrottleEvents"),
          "AWS/Lambda",
              Set.of(
                  "DestinationDeliveryFailures",
                  "Errors",
                  "IteratorAge",
                  "OnFailureDestinationDeliveredEventCount",
                  "Throttles"),
          "AWS/SQS", Set.of("ApproximateNumberOfMessagesVisible"));

  private static final Template TEMPLATE = TemplateFile.load();
  private static final Map<String, List<Watched>> ALARMS = alarms();

  /**
   * A metric that an alarm looks at.
   *
   * @param dimension its name
   * @param resource the logical id that the dimension's value refers to
   */
  private record Watched(String namespace, String metric, String dimension, String resource) {}

  private static Map<String, List<Watched>> alarms() {
    Yaml.Mapping root;
    try {
      root =
          (Yaml.Mapping)
              Yaml.parse(Files.readString(TemplateFile.path()), TemplateFile.path().toString());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    Map<String, List<Watched>> alarms = new LinkedHashMap<>();
    mapping(root, "Resources")
        .entries()
        .forEach(
            (logicalId, resource) -> {
              if (text(resource, "Type").equals("AWS::CloudWatch::Alarm")) {
                List<Watched> watched = new ArrayList<>();
                collect(mapping(resource, "Properties"), watched);
                alarms.put(logicalId, watched);
              }
            });
    return alarms;
  }

  /** An alarm looks at one metric, or at several within an expression. */
  private static void collect(Yaml yaml, List<Watched> watched) {
    switch (yaml) {
      case Yaml.Scalar scalar -> {}
      case Yaml.Sequence sequence -> sequence.items().forEach(item -> collect(item, watched));
      case Yaml.Mapping mapping -> {
        if (mapping.entries().containsKey("MetricName")) {
          watched.add(watched(mapping));
        }
        mapping.entries().values().forEach(value -> collect(value, watched));
      }
    }
  }

  private static Watched watched(Yaml.Mapping metric) {
    String namespace =
        metric.entries().get("Namespace") instanceof Yaml.Scalar scalar ? scalar.text() : "";
    if (!(metric.entries().get("Dimensions") instanceof Yaml.Sequence dimensions)) {
      return new Watched(namespace, text(metric, "MetricName"), "", "");
    }
    assertThat(dimensions.items()).hasSize(1);
    Yaml dimension = dimensions.items().getFirst();
    Yaml value = mapping(dimension, "Value").entries().firstEntry().getValue();
    return new Watched(
        namespace,
        text(metric, "MetricName"),
        text(dimension, "Name"),
        ((Yaml.Scalar) value).text());
  }

  private static Yaml.Mapping mapping(Yaml owner, String property) {
    return (Yaml.Mapping) ((Yaml.Mapping) owner).entries().get(property);
  }

  private static String text(Yaml owner, String property) {
    return ((Yaml.Scalar) ((Yaml.Mapping) owner).entries().get(property)).text();
  }

  private static Set<Watched> watched() {
    return ALARMS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  static Stream<String> names() {
    return ALARMS.keySet().stream();
  }

  @Test
  void everyQueue_hasAnAlarm() {
    assertThat(TEMPLATE.queues().keySet())
        .isNotEmpty()
        .allSatisfy(
            queue ->
                assertThat(watched())
                    .contains(
                        new Watched(
                            "AWS/SQS",
                            "ApproximateNumberOfMessagesVisible",
                            "QueueName",
                            queue + ".QueueName")));
  }

  @Test
  void everyTrigger_hasAnAlarmForWhatItGaveUp_forWhatItCouldNotKeep_andForBeingBehind() {
    TEMPLATE
        .functions()
        .forEach(
            (name, function) ->
                function
                    .sources(StreamTrigger.class)
                    .forEach(
                        trigger ->
                            assertThat(watched())
                                .contains(
                                    new Watched(
                                        "AWS/Lambda",
                                        "OnFailureDestinationDeliveredEventCount",
                                        "EventSourceMappingUUID",
                                        name + trigger.name()),
                                    ofFunction("DestinationDeliveryFailures", name),
                                    ofFunction("IteratorAge", name))));
  }

  @Test
  void everyFunction_hasAnAlarmForItsErrors_andForBeingThrottled() {
    assertThat(TEMPLATE.functions().keySet())
        .allSatisfy(
            name ->
                assertThat(watched())
                    .contains(ofFunction("Errors", name), ofFunction("Throttles", name)));
  }

  private static Watched ofFunction(String metric, String function) {
    return new Watched("AWS/Lambda", metric, "FunctionName", function);
  }

  /** Those of our own namespace are compared with the code where they are sent. */
  @ParameterizedTest
  @MethodSource("names")
  void everyAlarm_looksAtAMetricThatExists_ofAResourceThatExists(String alarm) {
    assertThat(ALARMS.get(alarm))
        .isNotEmpty()
        .filteredOn(watched -> !watched.namespace().isEmpty())
        .allSatisfy(
            watched -> {
              assertThat(OF_AWS).containsKey(watched.namespace());
              assertThat(OF_AWS.get(watched.namespace())).contains(watched.metric());
              assertThat(resources()).contains(watched.resource().replaceFirst("\\..*", ""));
            });
  }

  /** SAM names the event source mapping of a function's trigger after both. */
  private static Set<String> resources() {
    return Stream.of(
            TEMPLATE.tables().keySet().stream(),
            TEMPLATE.queues().keySet().stream(),
            TEMPLATE.apis().keySet().stream(),
            TEMPLATE.functions().keySet().stream(),
            TEMPLATE.functions().values().stream()
                .flatMap(
                    function ->
                        function.sources(StreamTrigger.class).stream()
                            .map(trigger -> function.logicalId() + trigger.name())))
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  /** In a heading, or in the line below it that names the alarms of a metric. */
  @ParameterizedTest
  @MethodSource("names")
  void everyAlarm_isExplainedToWhoeverItWakes(String alarm) throws IOException {
    assertThat(Files.readString(TemplateFile.path().resolveSibling("docs/guides/operate.md")))
        .containsPattern("(?m)^(#+|\\*Alarms?) .*\\b" + alarm + "\\b");
  }
}
