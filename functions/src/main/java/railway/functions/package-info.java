/**
 * The functions: one small class a trigger that decodes, calls one verb of the engine, and encodes.
 * This is a composition root: it reads the environment and the clock, makes random ids and opens
 * connections, and it alone knows which workflows are deployed.
 */
@NullMarked
package railway.functions;

import org.jspecify.annotations.NullMarked;
