package railway.store;

import java.time.Instant;

/**
 * A row of the read model <em>Workflows</em>: where an instance stands, as of one entry.
 *
 * @param seq the entry it was made from; a row is only replaced by one of a newer entry
 * @param at when that entry was written
 */
public record WorkflowRow(WorkflowId id, String workflow, long seq, Instant at, Standing standing) {

  public static WorkflowRow of(Entry entry) {
    return new WorkflowRow(entry.id(), entry.workflow(), entry.seq(), entry.at(), entry.standing());
  }
}
