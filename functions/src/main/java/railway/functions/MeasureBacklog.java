package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import railway.engine.Backlog;
import railway.functions.Measures.Scope;

/**
 * Counts what waits, on a schedule: what only the read model knows and no event tells. It only
 * reads, and what it is sent does not matter.
 */
public final class MeasureBacklog implements RequestStreamHandler {
  private final House house;

  /** As Lambda makes it. */
  public MeasureBacklog() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::measure);
  }

  /** With an environment of its own, for a process that hosts several. */
  public MeasureBacklog(Map<String, String> environment) {
    this(House.of(environment));
  }

  MeasureBacklog(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Backlog backlog =
        Backlog.look(
            house.definitions(),
            house.ports().workflows(),
            house.begin(context).invocations().of(0).now());
    report(backlog, house.ports().measures());
    house
        .log(context)
        .say(
            "measured",
            "overdue",
            Integer.toString(backlog.overdue()),
            "withoutDriver",
            Integer.toString(backlog.withoutDriver()),
            "uncertainWaiting",
            Integer.toString(backlog.uncertainWaiting()),
            "unresolvedLong",
            Integer.toString(backlog.unresolvedLong()));
  }

  /** Nothing is reported too: an alarm must hear that there is none. */
  private static void report(Backlog backlog, Measures measures) {
    measures.report(
        new Scope.Stack(),
        Map.of(
            Metric.OVERDUE_WORKFLOWS,
            backlog.overdue(),
            Metric.OLDEST_OVERDUE_SECONDS,
            (int) Math.min(Integer.MAX_VALUE, backlog.oldest().toSeconds()),
            Metric.WORKFLOWS_WITHOUT_DRIVER,
            backlog.withoutDriver(),
            Metric.UNCERTAIN_TASKS_WAITING,
            backlog.uncertainWaiting(),
            Metric.ATTEMPTS_UNRESOLVED_LONG,
            backlog.unresolvedLong()));
    backlog
        .standing()
        .forEach(
            (at, howMany) ->
                measures.report(
                    new Scope.AtTask(at.workflow(), at.task()), Map.of(Metric.STANDING, howMany)));
  }
}
