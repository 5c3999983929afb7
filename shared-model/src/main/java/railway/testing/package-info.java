/**
 * For authors: a simulation of a workflow among a million faults, and rehearsals of single paths.
 *
 * <p>This package knows everything of this module and nothing of a vendor.
 */
@NullMarked
package railway.testing;

import org.jspecify.annotations.NullMarked;
