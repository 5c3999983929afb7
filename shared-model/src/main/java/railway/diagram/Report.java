package railway.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.OpaqueState;
import railway.workflow.RiskSheet;
import railway.workflow.TaskDefinition;

/** A workflow for people, as Markdown: the picture, its tasks, and what may go wrong unseen. */
public final class Report {
  private static final String NOTHING = "–";

  private Report() {}

  public static String of(Definition definition) {
    List<String> lines = new ArrayList<>();
    lines.add("# Workflow " + definition.name());
    lines.add("");
    lines.add("Drawn from `%s`.".formatted(definition.workflow().getClass().getSimpleName()));
    lines.add(
        "Starts with %s. Ends with %s."
            .formatted(events(definition.triggers()), events(definition.outcomes())));
    lines.add("Domain events are orange, States olive, To-Do items teal.");
    lines.add("");
    lines.add("```mermaid");
    lines.add(Mermaid.of(definition).stripTrailing());
    lines.add("```");
    lines.add("");
    lines.add("## Tasks");
    lines.add("");
    lines.add(
        "| task | category | triggered by | says, and what comes next | expires | gives up |"
            + " compromise | promise |");
    lines.add("|---|---|---|---|---|---|---|---|");
    definition.tasks().stream().map(task -> row(definition, task)).forEach(lines::add);
    lines.addAll(riskSheets(definition));
    return String.join("\n", lines) + "\n";
  }

  private static String row(Definition definition, TaskDefinition task) {
    return Stream.of(
            "**" + Words.of(task.name()) + "**",
            task.category().spoken() + "<br/>" + task.category().technical(),
            events(task.takes()),
            Arrow.of(definition, task).map(Report::arrow).collect(Collectors.joining("<br/>")),
            expiry(task),
            said(task, "giveUp"),
            Declared.of(task, "compromise")
                .map(it -> Words.ofCompromise(it.type()) + ": " + said(task, "compromise"))
                .orElse(NOTHING),
            Words.promise(task.task()))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String arrow(Arrow arrow) {
    return Words.of(arrow.event().getSimpleName())
        + " → "
        + arrow.to().map(task -> Words.of(task.name())).orElse("*the end*");
  }

  private static String expiry(TaskDefinition task) {
    boolean never =
        Declared.of(task, "expiry").filter(it -> it.type() == Expiry.Never.class).isPresent();
    return never ? "cannot expire" : said(task, "expiry");
  }

  /** What a function is declared to say; "any answer" if its author left that open. */
  private static String said(TaskDefinition task, String function) {
    return Declared.of(task, function)
        .map(
            declared ->
                declared.events().isEmpty()
                    ? "any answer"
                    : declared.events().stream().map(Words::of).collect(Collectors.joining(", ")))
        .orElse(NOTHING);
  }

  private static List<String> riskSheets(Definition definition) {
    List<String> rows =
        definition.tasks().stream()
            .filter(task -> task.task() instanceof OpaqueState<?, ?>)
            .map(task -> riskSheet(task, ((OpaqueState<?, ?>) task.task()).riskSheet()))
            .toList();
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Risk sheets of opaque tasks");
    lines.add("");
    lines.add(
        "| task | would anybody notice that it failed? | can the workflow go on without it? |"
            + " who is hurt first? | what follows? |");
    lines.add("|---|---|---|---|---|");
    lines.addAll(rows);
    return lines;
  }

  private static String riskSheet(TaskDefinition task, RiskSheet sheet) {
    return "| **%s** | %s | %s | %s | %s |"
        .formatted(
            Words.of(task.name()),
            Words.of(sheet.visibility()),
            Words.of(sheet.necessity()),
            Words.of(sheet.concern()),
            Words.of(sheet.risk()));
  }

  private static String events(Set<Class<? extends Event>> events) {
    return events.stream()
        .map(Class::getSimpleName)
        .sorted(Comparator.naturalOrder())
        .map(Words::of)
        .collect(Collectors.joining(", "));
  }
}
