package railway.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.Certificate;
import railway.decision.Fact;
import railway.decision.How;
import railway.store.Entry;
import railway.store.WorkflowId;
import railway.workflow.TaskId;

/**
 * A journal that was replayed: what is to be said of each entry, and what is known of each visit.
 *
 * @param unread why the entries after the last one here could not be judged; empty if all were
 */
public record Audited(
    WorkflowId id, List<Checked> entries, List<Visit> visits, Optional<String> unread) {

  public Audited {
    entries = List.copyOf(entries);
    visits = List.copyOf(visits);
  }

  /** Something that is to be said. */
  public sealed interface Finding {

    /** What, in plain words. */
    String words();

    /** No rule of the engine leads to this. */
    record Objection(String words) implements Finding {}

    /** Legal, but only if some assumption failed, or if the definition was another one then. */
    record Remark(String words) implements Finding {}
  }

  /**
   * An entry.
   *
   * @param facts each with what is to be said of it
   * @param findings about the entry as a whole
   */
  public record Checked(Entry entry, List<CheckedFact> facts, List<Finding> findings) {
    public Checked {
      facts = List.copyOf(facts);
      findings = List.copyOf(findings);
    }

    /** Everything that is to be said, of the facts and of the whole. */
    public Stream<Finding> all() {
      return Stream.concat(
          facts.stream().flatMap(fact -> fact.findings().stream()), findings.stream());
    }
  }

  /** A fact with what is to be said of it; nothing if it was a legal step. */
  public record CheckedFact(Fact fact, List<Finding> findings) {
    public CheckedFact {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A visit of a task.
   *
   * @param number 1 the first time
   * @param end how it ended, if it has
   * @param certificate what is known of its effect, late results included
   */
  public record Visit(
      String task, TaskId id, int number, Optional<How> end, Certificate certificate) {}

  /** Whether every entry could be judged, and every fact was a legal step. */
  public boolean isLegal() {
    return unread.isEmpty() && objections().isEmpty();
  }

  /** What no rule leads to. */
  public List<Finding.Objection> objections() {
    return findings(Finding.Objection.class);
  }

  /** What is legal only under some condition. */
  public List<Finding.Remark> remarks() {
    return findings(Finding.Remark.class);
  }

  private <F extends Finding> List<F> findings(Class<F> kind) {
    return entries.stream().flatMap(Checked::all).filter(kind::isInstance).map(kind::cast).toList();
  }
}
