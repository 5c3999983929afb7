package railway.functions;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import railway.aws.Json;
import railway.contract.Violation;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Caller;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.store.StoreTrouble;
import railway.workflow.TaskId;

/** An answer to a To-Do by a call of the HTTP API: the caller hears at once what came of it. */
record AnswerByCall(House house, Log log) {

  /** A To-Do is shown shortly after its workflow came to it. */
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private static final Duration AFTER_MENDING = Duration.ofSeconds(30);

  ApiReply take(ApiCall call, Invocation invocation) {
    ApiReply reply = reply(call, invocation);
    log.say(
        "answered",
        "toDo",
        call.taskId().orElse(""),
        "by",
        call.caller().map(Caller::name).orElse(""),
        "status",
        Integer.toString(reply.status()));
    return reply;
  }

  private ApiReply reply(ApiCall call, Invocation invocation) {
    Optional<Caller.Person> caller = call.caller();
    if (caller.isEmpty()) {
      return ApiReply.unknownCaller();
    }
    if (!call.method().equals("POST")) {
      return ApiReply.refusal(
          405, "Only POST decides; a link that is opened does not.", "Send the answer with POST.");
    }
    Optional<String> toDo = call.taskId().filter(ToDoNames::fit);
    if (toDo.isEmpty()) {
      return ApiReply.refusal(404, "No To-Do has such a name.", "Take the path from GET /todos.");
    }
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isPresent() && !AnswerId.fits(key.get())) {
      return ApiReply.refusal(
          400,
          "Idempotency-Key has 1 to %d characters.".formatted(AnswerId.LONGEST),
          "Send a shorter one, the same in each repetition of this answer.");
    }
    return switch (call.body()) {
      case ApiCall.Body.NotBase64 malformed ->
          ApiReply.refusal(400, "The body is not base64.", "Send JSON as application/json.");
      case ApiCall.Body.TooLarge large ->
          ApiReply.refusal(
              413,
              "The answer has %d bytes, over the limit of %d."
                  .formatted(large.bytes(), ApiCall.MOST_BYTES),
              "Send references instead of contents.");
      case ApiCall.Body.Taken(Json.Reading.NotJson broken) ->
          ApiReply.refusal(400, broken.reason() + ".", "Mend the body and send it again.");
      case ApiCall.Body.Taken(Json.Reading.Parsed parsed) ->
          answer(new TaskId(toDo.get()), key, caller.get(), parsed.tree(), invocation);
    };
  }

  private ApiReply answer(
      TaskId toDo,
      Optional<String> key,
      Caller caller,
      @Nullable Object data,
      Invocation invocation) {
    String id = key.orElseGet(() -> AnswerId.of(caller, data));
    try {
      Answered answered = house.railway().answer(new Answer(toDo, id, caller, data), invocation);
      if (answered instanceof Answered.Denied) {
        house.ports().measures().count(Metric.ANSWERS_DENIED);
      }
      return told(answered);
    } catch (StoreTrouble | InvocationEnded trouble) {
      return ApiReply.trouble();
    } catch (RuntimeException defect) {
      log.defect("answer " + toDo, defect);
      return ApiReply.defect();
    }
  }

  private static ApiReply told(Answered answered) {
    return switch (answered) {
      case Answered.Accepted accepted -> accepted(accepted.event());
      case Answered.Repeated repeated -> accepted(repeated.event());
      case Answered.AlreadyDecided decided ->
          ApiReply.refusal(
                  409,
                  "It was decided before: " + decided.event() + ".",
                  "Nothing is left to do; your answer is kept for the record.")
              .with("event", decided.event());
      case Answered.NotOpen closed ->
          ApiReply.refusal(
                  404,
                  "There is no such To-Do, or not yet.",
                  "Check its name; if it is right, send the same answer again.")
              .after(SHORTLY);
      case Answered.Expired expired ->
          ApiReply.refusal(
                  410,
                  "Its time has passed: " + expired.event() + ".",
                  "The workflow went on without; your answer is kept for the record.")
              .with("event", expired.event());
      case Answered.Denied denied ->
          ApiReply.refusal(
              403,
              "You may not answer this To-Do.",
              "Use a token of whoever it is listed for, or ask for the role.");
      case Answered.BrokenContract broken ->
          ApiReply.refusal(
                  422,
                  "The answer breaks its contract; the To-Do stays open.",
                  "Mend what is listed and send it again; GET the To-Do for the schema.")
              .with("violations", broken.violations().stream().map(AnswerByCall::tree).toList());
      case Answered.Invalid invalid ->
          ApiReply.refusal(
              422,
              "The answer cannot be taken: " + invalid.reason() + ".",
              "The To-Do stays open: send another answer.");
      case Answered.Unavailable unavailable ->
          ApiReply.refusal(
                  503,
                  "It cannot be answered at the moment: " + unavailable.reason() + ".",
                  "Send the same answer again later; an operator has to mend something first.")
              .after(AFTER_MENDING);
    };
  }

  private static ApiReply accepted(String event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("accepted", true);
    body.put("event", event);
    return ApiReply.of(200, body);
  }

  private static Map<String, Object> tree(Violation violation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", violation.path());
    tree.put("problem", violation.problem());
    tree.put("mend", violation.mend());
    return tree;
  }
}
