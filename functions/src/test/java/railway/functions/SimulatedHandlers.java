package railway.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import railway.aws.Json;
import railway.aws.dynamodb.EntryCodec;
import railway.contract.Contract;
import railway.contract.Violation;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Caller;
import railway.engine.Concurrently;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.store.Entry;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.testing.world.Functions;
import railway.workflow.Event;

/**
 * The handlers as they are deployed, in a simulated world: bytes in and bytes out, as AWS writes
 * and reads them, on ports with all their faults and in virtual time. Each call is a cold start.
 */
final class SimulatedHandlers implements Functions {

  /** As many as a simulation has. */
  private static final int DUE_SHARDS = 2;

  private static final long FIRST_NUMBER = 100_000_000_000L;

  private final railway.testing.world.Ports ports;
  private final LoggedLines lines;
  private final EntryCodec codec;
  private final Map<Place, Put> records = new HashMap<>();

  /** The handlers on these ports; what they log is read by somebody. */
  SimulatedHandlers(railway.testing.world.Ports ports, LoggedLines lines) {
    this.ports = ports;
    this.lines = lines;
    this.codec = new EntryCodec(ports.definitions()::get);
  }

  /** Where an entry is in the journal. */
  private record Place(WorkflowId id, long seq) {}

  /** An entry as the stream brings it, each time the same. */
  private record Put(String number, String text) {}

  private House house(SimulatedRun run) {
    return new House(
        ports.definitions(),
        new Ports(ports.journal(), ports.workflows(), ports.toDos(), ports.bus(), run),
        DUE_SHARDS,
        context -> run);
  }

  private String call(
      Function<House, RequestStreamHandler> handler, String input, SimulatedRun run) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler
          .apply(house(run))
          .handleRequest(
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, run);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (RuntimeException thrown) {
      run.settle();
      throw thrown;
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> start(Event trigger, Invocation invocation) {
    SimulatedRun run = new SimulatedRun(invocation, lines::read);
    String event = event(trigger.getClass().getSimpleName(), "shop", tree(trigger));
    String output = call(StartWorkflow::new, event, run);
    if (!output.isEmpty() || run.kept().size() > 1) {
      throw new AssertionError("%s was told %s and kept %s".formatted(event, output, run.kept()));
    }
    return run.kept().stream().findFirst();
  }

  private static String event(String detailType, String source, Object detail) {
    String text = Json.write(detail);
    return Bench.event(detailType, source, text)
        .replace("event-1", "event-" + Integer.toHexString(text.hashCode()));
  }

  @SuppressWarnings("unchecked") // the contract of the value's own class
  private static Object tree(Event event) {
    return ((Contract<Event>) Contract.of(event.getClass())).write(event);
  }

  @Override
  public Answered answer(Answer answer, Invocation invocation) {
    SimulatedRun run = new SimulatedRun(invocation, lines::read);
    return switch (answer.caller()) {
      case Caller.Person person -> byCall(answer, person, run);
      case Caller.Sender sender -> byMessage(answer, sender, run);
    };
  }

  private Answered byCall(Answer answer, Caller.Person person, SimulatedRun run) {
    String request =
        ApiEvents.answer(
            answer.toDo().value(),
            person.subject(),
            String.join(" ", person.roles()),
            Json.write(answer.data()),
            answer.id());
    Tree reply = Bench.json(call(AnswerToDo::new, request, run));
    Tree body = Bench.json(reply.at("body").text().orElseThrow());
    String message = body.at("message").text().orElse("");
    String event = body.at("event").text().orElse("");
    int status = ((Long) reply.at("statusCode").value()).intValue();
    return switch (status) {
      case 200 -> new Answered.Accepted(event);
      case 403 -> new Answered.Denied();
      case 404 -> new Answered.NotOpen();
      case 409 -> new Answered.AlreadyDecided(event);
      case 410 -> new Answered.Expired(event);
      case 422 ->
          body.has("violations")
              ? new Answered.BrokenContract(
                  List.of(new Violation("$", message, String.valueOf(body.value()))))
              : new Answered.Invalid(message);
      case 503 -> throw new StoreTrouble(message, new IllegalStateException("503"));
      default -> throw new AssertionError("%s was told %s".formatted(request, reply.value()));
    };
  }

  /** Nobody waits for a reply: what came of it is in the rejected queue, or in the journal. */
  private Answered byMessage(Answer answer, Caller.Sender sender, SimulatedRun run) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("toDo", answer.toDo().value());
    detail.put("answer", answer.data());
    detail.put("answerId", answer.id());
    try {
      call(AnswerToDo::new, event("ToDoAnswered", sender.source(), detail), run);
    } catch (NotYet early) {
      return new Answered.NotOpen();
    }
    return run.kept().stream()
        .findFirst()
        .map(SimulatedHandlers::refused)
        .orElseGet(() -> new Answered.Accepted("as it was answered"));
  }

  private static Answered refused(String reason) {
    if (reason.contains(" was decided before (")) {
      return new Answered.AlreadyDecided(reason);
    }
    if (reason.contains(" has expired (")) {
      return new Answered.Expired(reason);
    }
    if (reason.contains(" cannot be taken: ")) {
      return new Answered.Invalid(reason);
    }
    throw new AssertionError("A message was rejected: " + reason);
  }

  @Override
  public List<Entry> follow(List<Entry> batch, Invocation leader, Concurrently crew) {
    return stream(FollowTransition::new, batch, leader, crew);
  }

  @Override
  public List<Entry> project(List<Entry> batch, Invocation leader, Concurrently crew) {
    return stream(ProjectReadModels::new, batch, leader, crew);
  }

  private List<Entry> stream(
      Function<House, RequestStreamHandler> handler,
      List<Entry> batch,
      Invocation leader,
      Concurrently crew) {
    Map<String, Entry> numbered = new HashMap<>();
    List<String> texts = new ArrayList<>();
    for (Entry entry : batch) {
      Put record = record(entry);
      numbered.put(record.number(), entry);
      texts.add(record.text());
    }
    String input = Bench.batch(texts.toArray(String[]::new));
    String reply = call(handler, input, new SimulatedRun(leader, crew, lines::read));
    return Bench.json(reply).at("batchItemFailures").list().orElseThrow().stream()
        .map(failed -> new Tree(failed).at("itemIdentifier").text().orElseThrow())
        .map(numbered::get)
        .collect(Collectors.toList());
  }

  private Put record(Entry entry) {
    return records.computeIfAbsent(
        new Place(entry.id(), entry.seq()),
        place -> {
          String number = Long.toString(FIRST_NUMBER + records.size());
          return new Put(number, Images.inserted(number, codec.encode(entry)));
        });
  }

  /** The round fails when somebody could not be woken; the next one tries again. */
  @Override
  public void wake(int shard, Invocation leader, Concurrently crew) {
    try {
      call(
          WakeUp::new,
          "{\"shard\": \"%d\"}".formatted(shard),
          new SimulatedRun(leader, crew, lines::read));
    } catch (IllegalStateException failed) {
      switch (failed.getCause()) {
        case StoreTrouble trouble -> throw trouble;
        case InvocationEnded ended -> throw ended;
        case null, default -> throw failed;
      }
    }
  }
}
