/**
 * The ports: what the engine asks of the world. Every answer is a sealed type, and no type of a
 * vendor crosses. Each port has an in-memory adapter and one on AWS, and one contract test that
 * both pass.
 *
 * <p>This package knows the language and the facts of {@code railway.decision}.
 */
@NullMarked
package railway.store;

import org.jspecify.annotations.NullMarked;
