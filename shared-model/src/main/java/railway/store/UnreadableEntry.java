package railway.store;

/**
 * An entry that today's definitions cannot read, with what is needed to say so in the journal.
 *
 * @param newest the number of the newest entry of the journal
 * @param standing where the newest entry says that the workflow stands
 * @param reason what is wrong, where, and how to mend it
 */
public record UnreadableEntry(
    WorkflowId id, long newest, String workflow, Standing standing, String reason) {}
