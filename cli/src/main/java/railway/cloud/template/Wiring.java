package railway.cloud.template;

import java.util.List;
import java.util.Optional;
import railway.cloud.template.EventSource.ApiRoute;
import railway.cloud.template.EventSource.BusRule;
import railway.cloud.template.EventSource.Schedule;
import railway.cloud.template.EventSource.StreamTrigger;

/** Checks what one resource says of another before anything runs. */
final class Wiring {
  /** DynamoDB throttles a stream that more than two readers read. */
  private static final int MOST_STREAM_READERS = 2;

  private final Template template;
  private final LocalReferences references;

  private Wiring(Template template) {
    this.template = template;
    this.references = LocalReferences.namesOf(template);
  }

  static void check(Template template) {
    var wiring = new Wiring(template);
    template.functions().values().forEach(wiring::function);
    template.tables().values().forEach(wiring::streamReaders);
    template.outputs().forEach((name, value) -> wiring.resolves("Outputs, " + name, value));
  }

  private void function(FunctionSpec function) {
    function
        .variables()
        .forEach(
            (name, value) ->
                resolves(function.logicalId() + ", environment variable " + name, value));
    if (!template.roles().containsKey(function.role())) {
      throw new TemplateException(
          function.logicalId()
              + ", Role: the template has no role "
              + function.role()
              + ". Correct the name or add the role.");
    }
    isQueue(function.logicalId() + ", EventInvokeConfig", function.asyncInvocation().onFailure());
    for (EventSource source : function.sources()) {
      String where = function.logicalId() + ", event " + source.name();
      switch (source) {
        case StreamTrigger trigger -> stream(where, trigger);
        case BusRule rule -> bus(where, rule);
        case Schedule schedule -> isQueue(where, schedule.delivery().deadLetterArn());
        case ApiRoute route -> api(where, route);
      }
    }
  }

  private void stream(String where, StreamTrigger trigger) {
    if (Optional.ofNullable(template.tables().get(trigger.table()))
        .flatMap(TableSpec::stream)
        .isEmpty()) {
      throw new TemplateException(
          where
              + ": "
              + trigger.table()
              + " is no table with a stream. Add a StreamSpecification to the table, or correct Stream.");
    }
    trigger
        .onFailure()
        .filter(arn -> !isBucket(resolves(where, arn)))
        .ifPresent(arn -> isQueue(where, Optional.of(arn)));
  }

  private boolean isBucket(String arn) {
    return template.buckets().values().stream()
        .anyMatch(bucket -> LocalArn.bucket(bucket).equals(arn));
  }

  private void streamReaders(TableSpec table) {
    List<String> readers =
        template.functions().values().stream()
            .flatMap(
                function ->
                    function.sources(StreamTrigger.class).stream()
                        .filter(trigger -> trigger.table().equals(table.logicalId()))
                        .map(trigger -> function.logicalId() + "." + trigger.name()))
            .toList();
    if (readers.size() > MOST_STREAM_READERS) {
      throw new TemplateException(
          table.logicalId()
              + ": its stream is read by "
              + readers
              + ", and DynamoDB allows "
              + MOST_STREAM_READERS
              + " readers without throttling. Let one function do the work of two.");
    }
  }

  private void bus(String where, BusRule rule) {
    String bus = resolves(where, rule.bus());
    if (!bus.equals("default")
        && template.buses().values().stream().noneMatch(spec -> spec.name().equals(bus))) {
      throw new TemplateException(
          where + ": the template has no bus " + bus + ". Write EventBusName: !Ref and its name.");
    }
    isQueue(where, rule.delivery().deadLetterArn());
  }

  private void api(String where, ApiRoute route) {
    if (!template.apis().containsKey(route.api())) {
      throw new TemplateException(
          where + ": the template has no API " + route.api() + ". Correct ApiId.");
    }
  }

  private void isQueue(String where, Optional<Expression> arn) {
    arn.map(expression -> resolves(where, expression))
        .ifPresent(
            resolved -> {
              if (template.queues().values().stream()
                  .noneMatch(queue -> LocalArn.queue(queue).equals(resolved))) {
                throw new TemplateException(
                    where
                        + ": "
                        + resolved
                        + " is no queue of this template. Write !GetAtt Queue.Arn.");
              }
            });
  }

  private String resolves(String where, Expression expression) {
    try {
      return expression.resolve(references);
    } catch (TemplateException dangling) {
      throw new TemplateException(where + ": " + dangling.getMessage(), dangling);
    }
  }
}
