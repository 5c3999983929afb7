/**
 * A small EventBridge: buses with rules, the PutEvents endpoint, and schedules. It hands events to
 * {@link railway.cloud.lambda.Functions} and keeps what cannot be handed over in {@link
 * railway.cloud.queues queues}; it opens one port on 127.0.0.1.
 */
@NullMarked
package railway.cloud.events;

import org.jspecify.annotations.NullMarked;
