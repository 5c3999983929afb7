/**
 * The {@code railway} command: what a person types, and what they are told. A composition root: it
 * reads the clock, throws dice from a seed, opens connections, and knows the example.
 */
@NullMarked
package railway.cli;

import org.jspecify.annotations.NullMarked;
