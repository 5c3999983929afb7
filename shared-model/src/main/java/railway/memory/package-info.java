/**
 * The ports in memory: adapters like any other, with the same limits as the tables of the real
 * ones, for tests, simulations and the pure engine. Everything here is thread-safe and touches the
 * JDK alone.
 */
@NullMarked
package railway.memory;

import org.jspecify.annotations.NullMarked;
