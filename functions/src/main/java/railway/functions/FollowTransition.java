package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import railway.engine.Followed;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.store.StoreTrouble;

/**
 * Goes on with the workflows that the journal's stream names. What business code does is a fact of
 * its workflow and fails no record; trouble with AWS does. A record that this version cannot read
 * comes again as long as a newer version may be on its way, and is kept once nobody can read it.
 */
public final class FollowTransition implements RequestStreamHandler {
  private static final String SOURCE = "FollowTransition";

  private final House house;

  /** As Lambda makes it. */
  public FollowTransition() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::follow);
  }

  /** With an environment of its own, for a process that hosts several. */
  public FollowTransition(Map<String, String> environment) {
    this(House.of(environment));
  }

  FollowTransition(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    StreamBatch batch = StreamBatch.read(input.readAllBytes(), house.codec());
    Log log = house.log(context);
    output.write(
        batch.handle(house.begin(context), (lane, invocations) -> inOrder(lane, invocations, log)));
  }

  /** Returns the records from the first one on that found AWS in trouble. */
  private List<StreamRecord> inOrder(List<StreamRecord> lane, Invocations invocations, Log log) {
    for (int i = 0; i < lane.size(); i++) {
      StreamRecord record = lane.get(i);
      try {
        follow(record, invocations.of(record.index()), log);
      } catch (StoreTrouble | InvocationEnded trouble) {
        log.say("comes-again", "record", record.sequenceNumber(), "workflow", record.lane());
        return lane.subList(i, lane.size());
      }
    }
    return List.of();
  }

  private void follow(StreamRecord record, Invocation invocation, Log log) {
    try {
      switch (record.content()) {
        case StreamRecord.Content.Legible legible ->
            note(record, house.railway().follow(legible.entry(), invocation), log);
        case StreamRecord.Content.Unreadable unreadable -> {
          note(record, house.railway().follow(unreadable.entry(), invocation), log);
          keep(record, unreadable.entry().reason());
        }
        case StreamRecord.Content.Broken broken -> {
          note(record, house.railway().follow(broken.id(), invocation), log);
          keep(record, broken.reason());
        }
        case StreamRecord.Content.Nameless nameless -> {
          keep(record, nameless.reason());
          log.say("rejected", "record", record.sequenceNumber());
        }
        case StreamRecord.Content.NoEntry noEntry ->
            log.say("ignored", "record", record.sequenceNumber(), "name", noEntry.eventName());
      }
    } catch (StoreTrouble | InvocationEnded trouble) {
      throw trouble;
    } catch (RuntimeException defect) {
      log.defect("follow " + record.lane(), defect);
      keep(
          record,
          "Going on with workflow %s ended with %s: see the log, mend the code; the due index drives on"
              .formatted(record.lane(), defect.getClass().getName()));
    }
  }

  private void keep(StreamRecord record, String reason) {
    house.ports().rejected().keep(SOURCE, reason, record.text());
  }

  private static void note(StreamRecord record, Followed followed, Log log) {
    log.say("followed", "workflow", record.lane(), "to", followed.getClass().getSimpleName());
  }
}
