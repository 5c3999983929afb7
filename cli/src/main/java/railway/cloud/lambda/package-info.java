/**
 * The hosts of functions: they run the handlers of functions.zip, each with the variables, the time
 * limit and the concurrency that template.yaml gives it, inside this process or in processes of
 * their own. They know no trigger; triggers call {@link railway.cloud.lambda.Functions}.
 */
@NullMarked
package railway.cloud.lambda;

import org.jspecify.annotations.NullMarked;
