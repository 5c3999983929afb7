/**
 * The world around the example: orders that differ by a seed, and the people who answer what they
 * are asked, through the same endpoints as anybody else. Touches HTTP and the bus.
 */
@NullMarked
package railway.cli.shop;

import org.jspecify.annotations.NullMarked;
