/** The queue of what nobody could read. Touches SQS alone. */
@NullMarked
package railway.aws.sqs;

import org.jspecify.annotations.NullMarked;
