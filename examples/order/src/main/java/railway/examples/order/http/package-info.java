/**
 * The third parties of the example over HTTP: every status that they document becomes accepted,
 * rejected, refused or unanswered. Also puts the example together for a deployment. May touch the
 * common line over HTTP, the stack's variables and the example's ports.
 */
@NullMarked
package railway.examples.order.http;

import org.jspecify.annotations.NullMarked;
