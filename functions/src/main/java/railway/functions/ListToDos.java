package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.aws.Json;
import railway.engine.Caller;
import railway.store.StoreTrouble;
import railway.store.ToDoRow;
import railway.workflow.TaskId;

/**
 * The query endpoint: shows callers the To-Dos that are listed for them, and never anybody else's.
 * Changes nothing.
 */
public final class ListToDos implements RequestStreamHandler {

  /** The oldest ones; more are shown when some of these are decided. */
  private static final int LIMIT = 100;

  private final House house;

  /** As Lambda makes it. */
  public ListToDos() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::list);
  }

  /** With an environment of its own, for a process that hosts several. */
  public ListToDos(Map<String, String> environment) {
    this(House.of(environment));
  }

  ListToDos(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (!(Json.parse(input.readAllBytes()) instanceof Json.Reading.Parsed(var tree))) {
      throw new IllegalArgumentException(
          "This is no call of an HTTP API in the payload format 2.0: let only the API invoke this function");
    }
    ApiCall call = new ApiCall(new Tree(tree));
    ApiReply reply = reply(call);
    house
        .log(context)
        .say(
            "listed",
            "by",
            call.caller().map(Caller::name).orElse(""),
            "toDo",
            call.taskId().orElse("all"),
            "status",
            Integer.toString(reply.status()));
    output.write(reply.json());
  }

  private ApiReply reply(ApiCall call) {
    Optional<Caller.Person> caller = call.caller();
    if (caller.isEmpty()) {
      return ApiReply.unknownCaller();
    }
    if (!call.method().equals("GET")) {
      return ApiReply.refusal(405, "To-Dos are only read here.", "Use GET.");
    }
    try {
      return call.taskId().map(id -> one(id, caller.get())).orElseGet(() -> all(caller.get()));
    } catch (StoreTrouble trouble) {
      return ApiReply.trouble();
    }
  }

  private ApiReply all(Caller caller) {
    List<ToDoRow> rows = house.ports().toDos().openFor(caller.assignees(), LIMIT);
    ToDoView view = new ToDoView(house.definitions());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("toDos", rows.stream().map(view::of).toList());
    body.put("more", rows.size() == LIMIT);
    return ApiReply.of(200, body);
  }

  /** What is not the caller's does not exist for the caller. */
  private ApiReply one(String id, Caller caller) {
    return Optional.of(id)
        .filter(ToDoNames::fit)
        .flatMap(name -> house.ports().toDos().get(new TaskId(name)))
        .filter(row -> caller.assignees().contains(row.assignee()))
        .map(row -> ApiReply.of(200, new ToDoView(house.definitions()).of(row)))
        .orElseGet(
            () ->
                ApiReply.refusal(
                    404,
                    "There is no such To-Do, or not yet, or it is not yours.",
                    "See GET /todos for those that are."));
  }
}
