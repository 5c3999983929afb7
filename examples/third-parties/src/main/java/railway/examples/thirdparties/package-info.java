/**
 * The third parties of the order example, played on 127.0.0.1: a warehouse, a biller, a payment
 * provider, a courier and a mail gateway that answer, misbehave and keep count as real ones do.
 *
 * <p>What lives here speaks HTTP and JSON and touches the JDK and jackson-jr only. It knows nothing
 * of workflows: whoever wants to talk to it reads the HTTP contract in {@code README.md} beside
 * this module. {@link railway.examples.thirdparties.ThirdParties} is the only composition root.
 */
@NullMarked
package railway.examples.thirdparties;

import org.jspecify.annotations.NullMarked;
