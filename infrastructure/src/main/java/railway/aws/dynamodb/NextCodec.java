package railway.aws.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import railway.decision.Next;
import railway.decision.Then;
import railway.workflow.Definition;
import railway.workflow.TaskId;

/** Where an event led, and what the retry function said. */
final class NextCodec {

  private NextCodec() {}

  static Map<String, @Nullable Object> write(Next next) {
    return switch (next) {
      case Next.To to ->
          type("To")
              .put("task", to.task())
              .put("id", to.id().value())
              .put("visit", to.visit())
              .put("deadline", to.deadline())
              .map();
      case Next.Ended ended -> type("Ended").map();
    };
  }

  static Next read(Stored next, Definition definition) {
    Stored type = next.at(HowCodec.TYPE);
    return switch (type.text()) {
      case "To" ->
          new Next.To(
              task(next.at("task"), definition),
              next.at("id").as(TaskId::new),
              next.at("visit").count(),
              next.maybe("deadline").map(Stored::instant));
      case "Ended" -> new Next.Ended();
      default -> throw type.unknown("way to go on");
    };
  }

  private static String task(Stored task, Definition definition) {
    String name = task.text();
    if (definition.task(name).isEmpty()) {
      throw new Broken(
          task.path(),
          "workflow %s has no task called %s".formatted(definition.name(), task.name()),
          "put the task back, or give the renamed one its old name()");
    }
    return name;
  }

  static Map<String, @Nullable Object> write(Then then) {
    return switch (then) {
      case Then.Again again -> type("Again").put("at", again.at()).map();
      case Then.Stop stop -> type("Stop").map();
    };
  }

  static Then readThen(Stored then) {
    Stored type = then.at(HowCodec.TYPE);
    return switch (type.text()) {
      case "Again" -> new Then.Again(then.at("at").instant());
      case "Stop" -> new Then.Stop();
      default -> throw type.unknown("answer of a retry function");
    };
  }

  private static Fields type(String name) {
    return new Fields().put(HowCodec.TYPE, name);
  }
}
