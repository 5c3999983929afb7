/**
 * The line to a third party over HTTP, on which nothing is ever sent twice, and what the answers of
 * all of them have in common. May touch the JDK's HTTP client, JSON text and the language.
 */
@NullMarked
package railway.examples.common.http;

import org.jspecify.annotations.NullMarked;
