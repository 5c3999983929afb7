/**
 * What happened, as people read it: one line a fact of the journal. Reads the journal's stream, and
 * changes nothing.
 */
@NullMarked
package railway.cli.timeline;

import org.jspecify.annotations.NullMarked;
