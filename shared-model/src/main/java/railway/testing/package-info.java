/**
 * Deterministic simulation: the production engine on simulated ports, where one seed decides every
 * interleaving and every fault, and time is virtual. What fails once fails again with its seed.
 *
 * <p>This package knows everything of this module and nothing of a vendor.
 */
@NullMarked
package railway.testing;

import org.jspecify.annotations.NullMarked;
