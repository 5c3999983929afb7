/**
 * Where the production engine plays in virtual time: the stage that decides every interleaving from
 * one seed, the ports as invocations see them, the adversary at every call of a port, and the
 * promises that are looked after at every step. What fails once fails again with its seed.
 *
 * <p>Authors need {@link railway.testing} alone; this is the machinery behind it.
 */
@NullMarked
package railway.testing.world;

import org.jspecify.annotations.NullMarked;
