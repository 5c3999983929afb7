/**
 * The data contract of a record: how an event, an answer to a To-Do or a read model becomes a plain
 * tree (maps, lists, text, numbers, booleans) and is checked on its way back. It touches the JDK's
 * reflection and nothing else: no JSON text, no store, no clock.
 */
@NullMarked
package railway.contract;

import org.jspecify.annotations.NullMarked;
