/**
 * The shell around the decisions: load the facts, ask for the verdict, carry it out, append what
 * came of it. Four verbs, all on {@link railway.engine.Railway}: start, follow, answer, wake.
 *
 * <p>This package knows the language, the decisions and the ports. Time, ids and the calling of
 * third parties come in through {@link railway.engine.Invocation}.
 */
@NullMarked
package railway.engine;

import org.jspecify.annotations.NullMarked;
