/**
 * The third parties of the refund over HTTP: every status that they document becomes accepted,
 * rejected, refused or unanswered. Also puts the refund together for a deployment. May touch the
 * common line over HTTP, the stack's variables and the refund's ports.
 */
@NullMarked
package railway.examples.refund.http;

import org.jspecify.annotations.NullMarked;
