package railway.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import railway.contract.Violation;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Caller;
import railway.engine.Invocation;
import railway.workflow.TaskId;

/**
 * An answer to a To-Do by a {@code ToDoAnswered} event: {@code {"toDo": …, "answer": {…}}}, and
 * {@code "answerId"} if the sender has its own name for it. Nobody waits for a reply, so what
 * cannot be taken is kept with the reason, and what may be taken later is thrown back to Lambda.
 */
record AnswerByMessage(House house, Log log) {
  private static final Set<String> FIELDS = Set.of("toDo", "answer", "answerId");

  void take(BusMessage.Reading reading, Invocation invocation) {
    switch (reading) {
      case BusMessage.Reading.Unlike unlike -> {
        house.ports().rejected().keep(unlike.source(), unlike.reason(), unlike.text());
        log.say("rejected", "source", unlike.source());
      }
      case BusMessage.Reading.Message read -> take(read.message(), invocation);
    }
  }

  private void take(BusMessage message, Invocation invocation) {
    List<Violation> violations = violations(message);
    if (!violations.isEmpty()) {
      reject(message, "The detail of ToDoAnswered is not as it must be:\n" + lines(violations));
      return;
    }
    Tree detail = new Tree(message.detail());
    TaskId toDo = new TaskId(detail.at("toDo").text().orElseThrow());
    String id = detail.at("answerId").text().orElse(message.id());
    Answer answer =
        new Answer(toDo, id, new Caller.Sender(message.source()), detail.at("answer").value());
    hear(message, toDo, house.railway().answer(answer, invocation));
  }

  private void hear(BusMessage message, TaskId toDo, Answered answered) {
    String name = "To-Do " + toDo;
    switch (answered) {
      case Answered.Accepted accepted -> answered(message, toDo, accepted.event());
      case Answered.Repeated repeated -> answered(message, toDo, repeated.event());
      case Answered.AlreadyDecided decided ->
          reject(
              message,
              "%s was decided before (%s): nothing is left to do".formatted(name, decided.event()));
      case Answered.Expired expired ->
          reject(
              message,
              "%s has expired (%s): nothing is left to do".formatted(name, expired.event()));
      case Answered.Denied denied -> {
        house.ports().measures().count(Metric.ANSWERS_DENIED);
        reject(
            message,
            "%s may not be answered by %s: send it from the source that its endpoint names"
                .formatted(name, message.source()));
      }
      case Answered.BrokenContract broken ->
          reject(
              message,
              "The answer to %s breaks its contract:\n%s\nMend it and send the event again."
                  .formatted(name, lines(broken.violations())));
      case Answered.Invalid invalid ->
          reject(message, "The answer to %s cannot be taken: %s".formatted(name, invalid.reason()));
      case Answered.NotOpen closed ->
          throw new NotYet("%s does not exist, or not yet".formatted(name));
      case Answered.Unavailable unavailable ->
          throw new NotYet(
              "%s cannot be answered at the moment: %s".formatted(name, unavailable.reason()));
    }
  }

  private void answered(BusMessage message, TaskId toDo, String event) {
    log.say("answered", "toDo", toDo.value(), "by", message.source(), "event", event);
  }

  private void reject(BusMessage message, String reason) {
    house.ports().rejected().keep(message.source(), reason, message.text());
    log.say("rejected", "event", message.id(), "source", message.source());
  }

  private static List<Violation> violations(BusMessage message) {
    Optional<Map<?, ?>> detail = new Tree(message.detail()).object();
    if (detail.isEmpty()) {
      return List.of(
          new Violation("$", "expected an object", "send {\"toDo\": …, \"answer\": {…}}"));
    }
    Tree tree = new Tree(message.detail());
    List<Violation> violations = new ArrayList<>();
    if (tree.at("toDo").text().filter(ToDoNames::fit).isEmpty()) {
      violations.add(
          new Violation(
              "$.toDo",
              "expected text of 1 to %d characters".formatted(TaskId.LONGEST),
              "send the To-Do's name, as it is listed"));
    }
    if (!tree.has("answer")) {
      violations.add(
          new Violation("$.answer", "missing", "send what the To-Do's contract asks for"));
    }
    if (tree.has("answerId") && tree.at("answerId").text().filter(AnswerId::fits).isEmpty()) {
      violations.add(
          new Violation(
              "$.answerId",
              "expected text of 1 to %d characters".formatted(AnswerId.LONGEST),
              "send one, the same in each repetition, or leave it out"));
    }
    detail.get().keySet().stream()
        .map(String::valueOf)
        .filter(field -> !FIELDS.contains(field))
        .forEach(
            field ->
                violations.add(
                    new Violation("$", "a field that nobody knows", "send only " + FIELDS)));
    return violations;
  }

  private static String lines(List<Violation> violations) {
    return violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
  }
}
