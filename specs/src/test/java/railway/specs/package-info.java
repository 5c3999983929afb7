/**
 * The claims about the specs, checked by TLC. Each run is a process of its own, because TLC keeps
 * static state.
 */
@NullMarked
package railway.specs;

import org.jspecify.annotations.NullMarked;
