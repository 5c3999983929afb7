/**
 * How a workflow comes into a deployment: a {@link railway.deployment.WorkflowProvider} on the
 * class path puts it together from the stack's variables. Nobody has to be told that there is one
 * more. May touch the language and the engine's definitions.
 */
@NullMarked
package railway.deployment;

import org.jspecify.annotations.NullMarked;
