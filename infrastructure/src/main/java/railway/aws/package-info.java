/**
 * The adapters of the ports on AWS; here what they share: JSON text. The packages below may touch
 * one service each. Nobody here opens a connection: clients come from the composition roots.
 */
@NullMarked
package railway.aws;

import org.jspecify.annotations.NullMarked;
