package railway.deployment;

import railway.workflow.Workflow;

/**
 * Puts one workflow together for a deployment. It is found by {@link java.util.ServiceLoader}: name
 * the class in {@code META-INF/services/railway.deployment.WorkflowProvider} of its module. It has
 * a public constructor without parameters.
 */
public interface WorkflowProvider extends AutoCloseable {

  /**
   * The workflow, with its third parties. Nothing is sent from here: the same is called when a
   * workflow is only drawn or audited.
   *
   * @throws IllegalStateException naming a variable that is missing or ill-formed
   */
  Workflow<?, ?, ?> workflow(Environment environment);

  /** Ends what was opened for it, such as clients of third parties: nothing is sent any more. */
  @Override
  default void close() {}
}
