package railway.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import railway.cloud.template.BusSpec;
import railway.cloud.template.QueueSpec;
import railway.cloud.template.TableSpec;
import railway.cloud.template.Template;

/**
 * Gives a template's resources names of one run's own, so that an emulator can be used again, and
 * by several at once.
 *
 * @param run told apart by the process and by what it finds at the endpoint, never by dice
 */
record StackNames(String run) {
  String of(String name) {
    return name + "-" + run;
  }

  Template renamed(Template template) {
    return new Template(
        each(
            template.tables(),
            table ->
                new TableSpec(
                    table.logicalId(),
                    of(table.name()),
                    table.attributes(),
                    table.key(),
                    table.indexes(),
                    table.timeToLive(),
                    table.stream(),
                    table.policy())),
        template.functions(),
        each(
            template.queues(),
            queue ->
                new QueueSpec(
                    queue.logicalId(),
                    of(queue.name()),
                    queue.retention(),
                    queue.visibilityTimeout())),
        each(template.buses(), bus -> new BusSpec(bus.logicalId(), of(bus.name()))),
        template.apis(),
        template.buckets(),
        template.roles(),
        template.policies(),
        template.others(),
        template.outputs());
  }

  private static <S> Map<String, S> each(Map<String, S> specs, Function<S, S> rename) {
    Map<String, S> renamed = new LinkedHashMap<>();
    specs.forEach((logicalId, spec) -> renamed.put(logicalId, rename.apply(spec)));
    return renamed;
  }
}
