package railway.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import railway.cloud.template.EventSource.Access;
import railway.cloud.template.EventSource.ApiRoute;
import railway.cloud.template.EventSource.BusRule;
import railway.cloud.template.EventSource.Schedule;
import railway.cloud.template.EventSource.StreamTrigger;

/** One entry of a function's {@code Events}. */
final class EventSourceReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private EventSourceReader() {}

  static EventSource read(String name, Section event) {
    String type = event.requiredText("Type");
    event.required("Properties");
    Section properties = event.section("Properties").orElseThrow();
    event.done();
    EventSource source =
        switch (type) {
          case "DynamoDB" -> streamTrigger(name, properties);
          case "EventBridgeRule" -> busRule(name, properties);
          case "Schedule" -> schedule(name, "Schedule", properties);
          case "ScheduleV2" -> schedule(name, "ScheduleExpression", properties);
          case "HttpApi" -> route(name, properties);
          default ->
              throw event.wrong(
                  "Type",
                  "is '" + type + "', which the local cloud does not support",
                  "Use DynamoDB, EventBridgeRule, Schedule, ScheduleV2 or HttpApi, or add it to "
                      + EventSourceReader.class.getName()
                      + ".");
        };
    properties.done();
    return source;
  }

  private static StreamTrigger streamTrigger(String name, Section event) {
    event.only("Enabled", "true");
    event.required("Stream");
    event.required("StartingPosition");
    event.only("StartingPosition", "TRIM_HORIZON");
    if (!(event.expression("Stream").orElseThrow() instanceof Expression.Attribute stream
        && stream.attribute().equals("StreamArn"))) {
      throw event.wrong(
          "Stream",
          "must be the stream of a table of this template",
          "Write !GetAtt Table.StreamArn.");
    }
    event.meaningless("KmsKeyArn", "MetricsConfig", "Tags");
    return new StreamTrigger(
        name,
        stream.logicalId(),
        event.integer("BatchSize").orElse(100),
        event.seconds("MaximumBatchingWindowInSeconds").orElse(Duration.ZERO),
        event.integer("ParallelizationFactor").orElse(1),
        filters(event),
        reportsBatchItemFailures(event),
        event.flag("BisectBatchOnFunctionError", false),
        atLeastZero(event.integer("MaximumRetryAttempts")),
        event.seconds("MaximumRecordAgeInSeconds").filter(age -> !age.isNegative()),
        DestinationReader.onFailure(event, Set.of("SQS", "S3")));
  }

  /** Minus one is the template's word for: without limit. */
  private static OptionalInt atLeastZero(OptionalInt limit) {
    return limit.isPresent() && limit.getAsInt() < 0 ? OptionalInt.empty() : limit;
  }

  private static List<String> filters(Section event) {
    return event
        .section("FilterCriteria")
        .map(
            criteria -> {
              List<String> filters =
                  criteria.sections("Filters").stream()
                      .map(
                          filter -> {
                            String pattern =
                                Json.pattern(filter.requiredText("Pattern"), filter.where());
                            filter.done();
                            return pattern;
                          })
                      .toList();
              criteria.done();
              return filters;
            })
        .orElse(List.of());
  }

  private static boolean reportsBatchItemFailures(Section event) {
    List<String> types = event.texts("FunctionResponseTypes");
    if (types.isEmpty() || types.equals(List.of("ReportBatchItemFailures"))) {
      return !types.isEmpty();
    }
    throw event.wrong(
        "FunctionResponseTypes", "is " + types, "Write [ReportBatchItemFailures] or nothing.");
  }

  private static BusRule busRule(String name, Section event) {
    event.only("State", "ENABLED");
    Yaml pattern = event.required("Pattern");
    String where = event.where() + ", Pattern (line " + pattern.line() + ")";
    var rule =
        new BusRule(
            name,
            event.expression("EventBusName").orElse(new Expression.Literal("default")),
            Json.pattern(Json.text(pattern, where), where),
            ruleInput(event),
            DestinationReader.delivery(event));
    event.meaningless("RuleName", "Target");
    return rule;
  }

  private static Schedule schedule(String name, String property, Section event) {
    boolean enabled =
        event.choice("State", State.class).orElse(State.ENABLED) == State.ENABLED
            && event.flag("Enabled", true);
    event
        .section("FlexibleTimeWindow")
        .ifPresent(
            window -> {
              window.only("Mode", "OFF");
              window.done();
            });
    String text = event.requiredText(property);
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw event.wrong(
          property,
          "is '" + text + "', and the local cloud supports rates only",
          "Write rate(1 minute), or add the expression to "
              + EventSourceReader.class.getName()
              + ".");
    }
    long count = Long.parseLong(rate.group(1));
    Duration every =
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(count);
          case "hour" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    var schedule =
        new Schedule(
            name, enabled, every, input(event), DestinationReader.delivery(event), role(event));
    event.meaningless("Name", "Description", "GroupName", "OmitName", "PermissionsBoundary");
    return schedule;
  }

  private enum State {
    ENABLED,
    DISABLED
  }

  private static Optional<String> role(Section event) {
    return event
        .expression("RoleArn")
        .map(
            arn -> {
              if (arn instanceof Expression.Attribute role && role.attribute().equals("Arn")) {
                return role.logicalId();
              }
              throw event.wrong(
                  "RoleArn", "must be a role of this template", "Write !GetAtt Role.Arn.");
            });
  }

  private static RuleInput ruleInput(Section event) {
    Optional<RuleInput> constant = input(event).map(RuleInput.Constant::new);
    Optional<RuleInput> transformed =
        event.section("InputTransformer").map(InputTransformerReader::read);
    if (constant.isPresent() && transformed.isPresent()) {
      throw event.wrong("InputTransformer", "stands beside Input", "Keep one of them.");
    }
    return constant.or(() -> transformed).orElseGet(RuleInput.WholeEvent::new);
  }

  private static Optional<String> input(Section event) {
    return event.text("Input").map(text -> Json.input(text, event.where()));
  }

  private static ApiRoute route(String name, Section event) {
    event.only("PayloadFormatVersion", "2.0");
    event.required("ApiId");
    if (!(event.expression("ApiId").orElseThrow() instanceof Expression.Ref api)) {
      throw event.wrong("ApiId", "must be an API of this template", "Write !Ref and its name.");
    }
    Access access =
        event
            .section("Auth")
            .map(
                auth -> {
                  auth.only("Authorizer", "NONE");
                  Access read =
                      auth.text("Authorizer").isPresent() ? Access.OPEN : Access.AUTHORIZED;
                  auth.done();
                  return read;
                })
            .orElse(Access.AUTHORIZED);
    return new ApiRoute(
        name,
        api.logicalId(),
        event.requiredText("Method").toUpperCase(Locale.ROOT),
        event.requiredText("Path"),
        access);
  }
}
