/**
 * The host of functions: runs the handlers of functions.zip inside this process, each with the
 * variables, the time limit and the concurrency that template.yaml gives it. It knows no trigger;
 * triggers call {@link railway.cloud.lambda.Functions}.
 */
@NullMarked
package railway.cloud.lambda;

import org.jspecify.annotations.NullMarked;
