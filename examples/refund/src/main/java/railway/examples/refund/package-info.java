/**
 * A second workflow in the same deployment: a payment that came when nobody waited for it any more
 * is returned. It knows nothing of the order but the message that starts it. May touch the language
 * and what the examples share; HTTP is next door.
 */
@NullMarked
package railway.examples.refund;

import org.jspecify.annotations.NullMarked;
