/**
 * The stream triggers: what Lambda's event source mapping does between the stream of a table and a
 * function. It reads streams, invokes functions and hands what it gives up to a dead letter sink;
 * it writes to no table.
 */
@NullMarked
package railway.cloud.stream;

import org.jspecify.annotations.NullMarked;
