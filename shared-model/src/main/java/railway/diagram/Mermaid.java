package railway.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import railway.workflow.Category;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.TaskDefinition;

/**
 * The picture of a workflow as a Mermaid flowchart: domain events orange, States olive, To-Do items
 * teal; on each arrow the event, and when it is said, where its author declared that.
 */
public final class Mermaid {
  private Mermaid() {}

  public static String of(Definition definition) {
    List<String> lines = new ArrayList<>();
    lines.add("flowchart TD");
    lines.add("  classDef event fill:#f39c12,stroke:#9c640c,color:#000");
    lines.add("  classDef state fill:#808000,stroke:#4d4d00,color:#fff");
    lines.add("  classDef todo fill:#008080,stroke:#004d4d,color:#fff");
    sorted(definition.triggers()).map(Mermaid::eventNode).forEach(lines::add);
    definition.tasks().stream().map(Mermaid::taskNode).forEach(lines::add);
    sorted(definition.outcomes()).map(Mermaid::eventNode).forEach(lines::add);
    sorted(definition.triggers())
        .flatMap(
            trigger ->
                definition.takers(trigger).stream()
                    .map(task -> "  %s --> %s".formatted(id(trigger), id(task))))
        .forEach(lines::add);
    definition.tasks().stream()
        .flatMap(task -> Arrow.of(definition, task))
        .map(Mermaid::arrow)
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static Stream<Class<? extends Event>> sorted(Set<Class<? extends Event>> events) {
    return events.stream().sorted(Comparator.comparing(Class::getSimpleName));
  }

  private static String eventNode(Class<? extends Event> event) {
    return "  %s([\"%s\"]):::event".formatted(id(event), Words.of(event.getSimpleName()));
  }

  private static String taskNode(TaskDefinition task) {
    List<String> words = new ArrayList<>();
    words.add("<b>" + Words.of(task.name()) + "</b>");
    words.add(Words.of(task.category()));
    Declared.of(task, "compromise")
        .ifPresent(compromise -> words.add(Words.ofCompromise(compromise.type())));
    Declared.of(task, "expiry")
        .filter(expiry -> expiry.type() == Expiry.Never.class)
        .ifPresent(never -> words.add("cannot expire"));
    return "  %s[\"%s\"]:::%s"
        .formatted(
            id(task),
            String.join("<br/>", words),
            task.category() == Category.TO_DO ? "todo" : "state");
  }

  private static String arrow(Arrow arrow) {
    String said = Words.of(arrow.event().getSimpleName());
    String label =
        arrow.because().isEmpty()
            ? said
            : "%s<br/>(%s)".formatted(said, String.join(", ", arrow.because()));
    String to = arrow.to().map(Mermaid::id).orElseGet(() -> id(arrow.event()));
    return "  %s -->|\"%s\"| %s".formatted(id(arrow.from()), label, to);
  }

  private static String id(Class<? extends Event> event) {
    return "event_" + event.getSimpleName();
  }

  private static String id(TaskDefinition task) {
    return "task_" + task.name().replace('-', '_');
  }
}
