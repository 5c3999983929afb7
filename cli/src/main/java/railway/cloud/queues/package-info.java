/**
 * A small SQS: queues in memory, and the endpoint through which the SDK and the AWS CLI use them.
 * Opens one port on 127.0.0.1.
 */
@NullMarked
package railway.cloud.queues;

import org.jspecify.annotations.NullMarked;
