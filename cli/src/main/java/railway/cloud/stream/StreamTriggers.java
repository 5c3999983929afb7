package railway.cloud.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import railway.cloud.FaultPlan;
import railway.cloud.lambda.Functions;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.template.References;
import railway.cloud.template.TableSpec;
import railway.cloud.template.Template;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Scheduler;

/** All stream triggers of a template, running. The tables must be there. */
public final class StreamTriggers implements AutoCloseable {
  private final List<StreamReader> readers;

  private StreamTriggers(List<StreamReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * Starts a reader for each table whose stream somebody reads.
   *
   * @param references to look up the on-failure destinations
   * @param database has the tables and their streams
   * @param functions to be invoked
   * @param deadLetters what was given up goes there
   * @param scheduler runs the invocations and waits between them
   * @param clock gives the stream records their time, and measures their age
   */
  public static StreamTriggers start(
      Template template,
      References references,
      StreamSource database,
      Functions functions,
      DeadLetterSink deadLetters,
      FaultPlan faults,
      Scheduler scheduler,
      InstantSource clock,
      CloudLog log) {
    List<StreamReader> readers = new ArrayList<>();
    for (TableSpec table : template.tables().values()) {
      List<Trigger> triggers = new ArrayList<>();
      template
          .functions()
          .values()
          .forEach(
              function ->
                  function.sources(StreamTrigger.class).stream()
                      .filter(trigger -> trigger.table().equals(table.logicalId()))
                      .map(
                          trigger ->
                              new TriggerContext(
                                  function.logicalId(),
                                  trigger,
                                  table,
                                  trigger.onFailure().map(arn -> arn.resolve(references)),
                                  functions,
                                  deadLetters,
                                  scheduler,
                                  clock,
                                  log))
                      .forEach(context -> triggers.add(new Trigger(context, faults))));
      if (!triggers.isEmpty()) {
        var stream = new TableStream(database.streams(), streamArn(database, table));
        readers.add(new StreamReader(stream, new RecordFormat(table), triggers, clock, log));
      }
    }
    for (StreamReader reader : readers) {
      database.onWrite(reader::wake);
      reader.start();
    }
    return new StreamTriggers(readers);
  }

  private static String streamArn(StreamSource database, TableSpec table) {
    return Objects.requireNonNull(
        database
            .tables()
            .describeTable(request -> request.tableName(table.name()))
            .table()
            .latestStreamArn(),
        () -> "The table " + table.name() + " has no stream. Make it from the template.");
  }

  /**
   * Waits until everything that was written before this call, and all that follows from it through
   * the streams, is processed or given up.
   *
   * @return false when the limit is over before that
   */
  public boolean awaitQuiet(Duration limit) throws InterruptedException {
    for (StreamReader reader : readers) {
      if (!reader.awaitQuiet(limit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    readers.forEach(StreamReader::close);
  }
}
