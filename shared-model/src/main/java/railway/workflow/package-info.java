/**
 * The language: what an author writes against, in the words of the model. A workflow is three kinds
 * of file: a sealed vocabulary of {@link railway.workflow.Event}s, one record per {@link
 * railway.workflow.Task}, and one {@link railway.workflow.Workflow} with a single exhaustive
 * switch.
 *
 * <p>This package knows the JDK, and for {@link railway.workflow.WorkflowRules} the data contracts
 * of {@code railway.contract}: no store, no engine, no clock.
 */
@NullMarked
package railway.workflow;

import org.jspecify.annotations.NullMarked;
