package railway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.engine.Audited.Checked;
import railway.engine.Audited.Finding.Objection;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Journal.Reading;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.workflow.Definition;

/**
 * Replays stored journals through the decisions: a journal is a trace of the algorithms, and every
 * fact in it must be a step that they permit. Reads only; bounds and routes are those that the
 * definitions declare today.
 */
public final class Auditor {

  private final Definitions definitions;
  private final Pace pace;

  /**
   * An auditor.
   *
   * @param pace of the engine that wrote the journals
   */
  public Auditor(Definitions definitions, Pace pace) {
    this.definitions = definitions;
    this.pace = pace;
  }

  /**
   * Replays a journal to its end, or to the first entry that cannot be judged. Empty if there is no
   * such workflow.
   */
  public Optional<Audited> audit(Journal journal, WorkflowId id) {
    Past past = new Past(id);
    List<Checked> checked = new ArrayList<>();
    Optional<String> unread = Optional.empty();
    for (Reading reading : new Pages(journal, id, 0)) {
      unread =
          switch (reading) {
            case Reading.Legible legible -> judge(legible.entry(), past, checked);
            case Reading.Unreadable unreadable -> Optional.of(unreadable.entry().reason());
          };
      if (unread.isPresent()) {
        break;
      }
    }
    return checked.isEmpty() && unread.isEmpty()
        ? Optional.empty()
        : Optional.of(new Audited(id, checked, past.visits().certified(), unread));
  }

  /** Says why nothing can be judged from here on; empty if it can. */
  private Optional<String> judge(Entry entry, Past past, List<Checked> checked) {
    if (entry.seq() != past.entries().size()) {
      String missing = "entry %d is missing".formatted(past.entries().size());
      checked.add(new Checked(entry, List.of(), List.of(new Objection(missing))));
      return Optional.of("What follows a gap cannot be judged: " + missing);
    }
    Optional<Definition> definition = definitions.get(entry.workflow());
    if (definition.isEmpty()) {
      return Optional.of(
          "Entry %d is of workflow %s, and there is none of that name here"
              .formatted(entry.seq(), entry.workflow()));
    }
    try {
      checked.add(new EntryAudit(definition.get(), pace, past, entry).check());
      past.add(entry);
      return Optional.empty();
    } catch (StoreTrouble trouble) {
      throw trouble;
    } catch (RuntimeException | AssertionError | LinkageError broken) {
      return Optional.of(
          "Entry %d cannot be judged, for today's definition of %s threw %s"
              .formatted(entry.seq(), entry.workflow(), Sentence.cut(broken.toString())));
    }
  }
}
