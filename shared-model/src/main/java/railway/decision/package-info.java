/**
 * The algorithms, as pure functions: facts since the last transition and the time of day in, a
 * sealed verdict out. One class a category, each the rule of the same name in the guarantees.
 *
 * <p>This package knows the language and the JDK: no store, no engine, no clock, no I/O.
 */
@NullMarked
package railway.decision;

import org.jspecify.annotations.NullMarked;
