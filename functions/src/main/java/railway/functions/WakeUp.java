package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import railway.aws.Json;

/**
 * Drives what is due in one shard of the due index, for as long as the period of its schedule. A
 * workflow that cannot be woken keeps no other one waiting; the run then fails at its end, so that
 * somebody hears of it, and the next round tries again.
 */
public final class WakeUp implements RequestStreamHandler {
  private final House house;

  /** As Lambda makes it. */
  public WakeUp() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::wakeUp);
  }

  /** With an environment of its own, for a process that hosts several. */
  public WakeUp(Map<String, String> environment) {
    this(House.of(environment));
  }

  WakeUp(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    int shard = shard(input.readAllBytes());
    Run run = house.begin(context);
    int woken;
    List<Throwable> failures;
    try (Crew crew = run.crew()) {
      woken = house.patrol().walk(shard, run.invocations().of(0), crew);
      failures = crew.failures();
    }
    house
        .ports()
        .measures()
        .report(
            new Measures.Scope.Stack(),
            Map.of(Metric.SWEEP_ROUNDS, 1, Metric.WORKFLOWS_WOKEN, woken));
    Log log = house.log(context);
    log.say(
        "walked",
        "shard",
        Integer.toString(shard),
        "woken",
        Integer.toString(woken),
        "failed",
        Integer.toString(failures.size()));
    if (!failures.isEmpty()) {
      failures.forEach(failure -> log.defect("wake", failure));
      throw new IllegalStateException(
          "%d of %d workflows of shard %d could not be woken; the next round tries again"
              .formatted(failures.size(), woken, shard),
          failures.getFirst());
    }
  }

  private int shard(byte[] input) {
    if (Json.parse(input) instanceof Json.Reading.Parsed(var tree)) {
      String shard =
          switch (new Tree(tree).at("shard").value()) {
            case String text -> text;
            case Long number -> number.toString();
            case null, default -> "";
          };
      if (shard.matches("[0-9]{1,4}") && Integer.parseInt(shard) < house.dueShards()) {
        return Integer.parseInt(shard);
      }
    }
    throw new IllegalArgumentException(
        "A schedule of WakeUp sends {\"shard\": \"0\"} with a shard from 0 to %d, as many as DUE_SHARDS says, and this input is none: correct Input of the schedule in template.yaml"
            .formatted(house.dueShards() - 1));
  }
}
