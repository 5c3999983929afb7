package railway.cloud;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.cloud.events.EventRule;
import railway.cloud.events.LocalSchedule;
import railway.cloud.events.Retries;
import railway.cloud.http.Route;
import railway.cloud.queues.LocalQueue;
import railway.cloud.queues.LocalQueues;
import railway.cloud.template.EventSource;
import railway.cloud.template.Expression;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.LocalArn;
import railway.cloud.template.References;
import railway.cloud.template.Template;
import railway.cloud.template.TemplateException;

/** What the template says invokes its functions, with every reference looked up. */
record Sources(Template template, References references, LocalQueues queues) {
  List<EventRule> rules() {
    return template.functions().values().stream()
        .flatMap(
            function ->
                function.sources(EventSource.BusRule.class).stream()
                    .map(rule -> rule(function, rule)))
        .toList();
  }

  private EventRule rule(FunctionSpec function, EventSource.BusRule rule) {
    return new EventRule(
        function.logicalId() + rule.name(),
        rule.bus().resolve(references),
        rule.pattern(),
        function.logicalId(),
        rule.input(),
        new Retries(
            rule.delivery().maximumRetries(),
            rule.delivery().maximumAge(),
            rule.delivery().deadLetterArn().map(this::queue)),
        new Retries(
            function.asyncInvocation().maximumRetries(),
            function.asyncInvocation().maximumAge(),
            function.asyncInvocation().onFailure().map(this::queue)));
  }

  List<LocalSchedule> schedules() {
    return template.functions().values().stream()
        .flatMap(
            function ->
                function.sources(EventSource.Schedule.class).stream()
                    .filter(EventSource.Schedule::enabled)
                    .map(
                        schedule ->
                            new LocalSchedule(
                                function.logicalId() + schedule.name(),
                                schedule.rate(),
                                function.logicalId(),
                                schedule.input())))
        .toList();
  }

  List<Route> routes(String api) {
    return template.functions().values().stream()
        .flatMap(
            function ->
                routes(function)
                    .filter(route -> route.api().equals(api))
                    .map(
                        route ->
                            new Route(
                                route.method(),
                                route.path(),
                                function.logicalId(),
                                route.access() == EventSource.Access.OPEN)))
        .toList();
  }

  private static Stream<EventSource.ApiRoute> routes(FunctionSpec function) {
    return function.sources(EventSource.ApiRoute.class).stream();
  }

  private LocalQueue queue(Expression arn) {
    return queueWithArn(arn.resolve(references));
  }

  LocalQueue queueWithArn(String arn) {
    Optional<String> name =
        template.queues().values().stream()
            .filter(queue -> LocalArn.queue(queue).equals(arn))
            .map(queue -> queue.name())
            .findFirst();
    return queues.named(
        name.orElseThrow(
            () ->
                new TemplateException(
                    arn + " is no queue of this template. Write !GetAtt Queue.Arn.")));
  }
}
