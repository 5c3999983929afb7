/**
 * The third parties of the example over HTTP: every status that they document becomes accepted,
 * rejected, refused or unanswered, and nothing is ever sent twice from here. May touch the JDK's
 * HTTP client, JSON text and the example's ports.
 */
@NullMarked
package railway.examples.order.http;

import org.jspecify.annotations.NullMarked;
