package railway.examples.thirdparties;

/**
 * An occasion on which a fault may be thrown: the n-th time (from 1) that this operation is asked
 * of this service for this business identifier. It says nothing of time or threads, which is why a
 * plan drawn from it is the same in every run.
 */
public record Occasion(String service, String operation, String id, int ordinal) {}
