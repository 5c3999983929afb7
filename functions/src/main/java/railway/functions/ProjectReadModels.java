package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.store.Entry;
import railway.store.StoreTrouble;
import railway.store.UnreadableEntry;
import railway.store.WorkflowRow;

/**
 * Keeps the tables Workflows and ToDos in step with the journal. What this version cannot read
 * comes again as long as a newer version may be on its way; after that it keeps no row behind, for
 * the standing of such an entry is shown all the same.
 */
public final class ProjectReadModels implements RequestStreamHandler {
  private final House house;

  /** As Lambda makes it. */
  public ProjectReadModels() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::project);
  }

  /** With an environment of its own, for a process that hosts several. */
  public ProjectReadModels(Map<String, String> environment) {
    this(House.of(environment));
  }

  ProjectReadModels(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    StreamBatch batch = StreamBatch.read(input.readAllBytes(), house.codec());
    Log log = house.log(context);
    Tally tally = new Tally();
    output.write(
        batch.handle(
            house.begin(context), (lane, invocations) -> together(lane, invocations, tally, log)));
    tally.report(house.ports().measures());
  }

  /**
   * All of a workflow's records at once, so that they cost one row; hence all or none come again.
   */
  private List<StreamRecord> together(
      List<StreamRecord> lane, Invocations invocations, Tally tally, Log log) {
    Invocation invocation = invocations.of(lane.getFirst().index());
    List<Entry> entries = new ArrayList<>();
    List<UnreadableEntry> unreadable = new ArrayList<>();
    for (StreamRecord record : lane) {
      switch (record.content()) {
        case StreamRecord.Content.Legible legible -> entries.add(legible.entry());
        case StreamRecord.Content.Unreadable found -> unreadable.add(found.entry());
        case StreamRecord.Content.Broken broken -> passOver(record, log);
        case StreamRecord.Content.Nameless nameless -> passOver(record, log);
        case StreamRecord.Content.NoEntry noEntry -> passOver(record, log);
      }
    }
    entries.sort(Comparator.comparingLong(Entry::seq));
    try {
      show(entries, log);
      unreadable.forEach(entry -> house.projection().show(entry, invocation));
      entries.forEach(tally::add);
      log.say("shown", "workflow", lane.getFirst().lane());
      return List.of();
    } catch (StoreTrouble | InvocationEnded trouble) {
      log.say("comes-again", "workflow", lane.getFirst().lane());
      return lane;
    }
  }

  /** An entry whose read model cannot be made hides nothing that the others say. */
  private void show(List<Entry> entries, Log log) {
    try {
      house.projection().show(entries);
    } catch (StoreTrouble | InvocationEnded trouble) {
      throw trouble;
    } catch (RuntimeException defect) {
      if (entries.size() > 1) {
        entries.forEach(entry -> show(List.of(entry), log));
      } else {
        log.defect("show " + entries.getLast().id(), defect);
        house.ports().workflows().show(WorkflowRow.of(entries.getLast()));
      }
    }
  }

  private static void passOver(StreamRecord record, Log log) {
    log.say("passed-over", "record", record.sequenceNumber());
  }
}
