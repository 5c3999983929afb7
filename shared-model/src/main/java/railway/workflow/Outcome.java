package railway.workflow;

/**
 * A domain event that ends a workflow. It is announced on the bus, where it may start another
 * workflow. Being rejected is an outcome like any other; there is no failed workflow.
 */
public interface Outcome extends Event {}
