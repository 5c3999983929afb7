/**
 * The stack and its third parties on this machine, started together and stopped together. Opens
 * ports on 127.0.0.1.
 */
@NullMarked
package railway.cli.local;

import org.jspecify.annotations.NullMarked;
