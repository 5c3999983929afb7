package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;
import railway.engine.Begun;
import railway.workflow.Definition;
import railway.workflow.Event;

/**
 * Begins a workflow for each event that one is waiting for; the detail type names it. What nobody
 * can read is kept with the reason. Trouble with AWS is thrown, so that Lambda repeats the event.
 */
public final class StartWorkflow implements RequestStreamHandler {

  /** What the engine itself announces; most of it starts nothing, and that is no mistake. */
  private static final String OURS = "railway.";

  private final House house;

  /** As Lambda makes it. */
  public StartWorkflow() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::start);
  }

  /** With an environment of its own, for a process that hosts several. */
  public StartWorkflow(Map<String, String> environment) {
    this(House.of(environment));
  }

  StartWorkflow(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Log log = house.log(context);
    switch (BusMessage.read(input.readAllBytes())) {
      case BusMessage.Reading.Unlike unlike -> {
        house.ports().rejected().keep(unlike.source(), unlike.reason(), unlike.text());
        log.say("rejected", "source", unlike.source());
      }
      case BusMessage.Reading.Message read -> take(read.message(), context, log);
    }
  }

  private void take(BusMessage message, Context context, Log log) {
    Optional<Class<? extends Event>> trigger = house.definitions().trigger(message.detailType());
    if (trigger.isPresent()) {
      start(message, trigger.get(), house.begin(context).invocations(), log);
    } else if (message.source().startsWith(OURS)) {
      log.say("ignored", "event", message.id(), "type", message.detailType());
    } else {
      reject(message, unknown(message), log);
    }
  }

  private void start(
      BusMessage message, Class<? extends Event> trigger, Invocations invocations, Log log) {
    Reading<? extends Event> reading =
        Contract.of(trigger).read(message.detail(), Strictness.STRICT);
    switch (reading) {
      case Reading.Violated<? extends Event> violated ->
          reject(
              message,
              "The detail of %s breaks its contract:\n%s\nMend it and send the event again."
                  .formatted(message.detailType(), violated.summary()),
              log);
      case Reading.Read<? extends Event> read -> {
        int index = 0;
        for (Definition definition : house.definitions().startedBy(trigger)) {
          Begun begun = house.railway().start(definition, read.value(), invocations.of(index++));
          note(message, definition, begun, log);
        }
      }
    }
  }

  private void note(BusMessage message, Definition definition, Begun begun, Log log) {
    switch (begun) {
      case Begun.Started started -> log.say("started", "workflow", started.id().value());
      case Begun.Duplicate duplicate ->
          log.say("duplicate", "workflow", duplicate.id().value(), "event", message.id());
      case Begun.Refused refused ->
          reject(message, "Workflow %s: %s".formatted(definition.name(), refused.reason()), log);
    }
  }

  private String unknown(BusMessage message) {
    return "No workflow is started by %s: the events that start one are %s. Correct the detail type, or keep the event from this rule."
        .formatted(message.detailType(), String.join(", ", house.definitions().triggerNames()));
  }

  private void reject(BusMessage message, String reason, Log log) {
    house.ports().rejected().keep(message.source(), reason, message.text());
    log.say("rejected", "event", message.id(), "type", message.detailType());
  }
}
