/**
 * What the example workflows have in common: the terms on which third parties are asked, and what
 * is asked of the fields of an event. May touch the language and nothing else.
 */
@NullMarked
package railway.examples.common;

import org.jspecify.annotations.NullMarked;
