package railway.workflow;

/**
 * Something that happened, in the past tense. The events of one workflow are the records of one
 * sealed interface, its vocabulary; their simple names are what the journal stores and what the bus
 * calls {@code detail-type}, so they are unique within a vocabulary and never renamed while a
 * journal holds them.
 */
public interface Event {}
