/**
 * Holds the engine to the specs: the production code runs one task at a time in simulated worlds,
 * everything that happens is logged in the words of the spec, and TLC must accept the log as a
 * behaviour of the spec. It may use everything of shared-model; nothing may use it.
 */
@NullMarked
package railway.specs.traces;

import org.jspecify.annotations.NullMarked;
