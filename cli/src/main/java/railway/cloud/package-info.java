/**
 * The local cloud: template.yaml brought to life on this machine. LocalCloud assembles the parts,
 * which live in the packages below this one; it opens sockets on 127.0.0.1 only and may read the
 * wall clock, because it is a composition root.
 */
@NullMarked
package railway.cloud;

import org.jspecify.annotations.NullMarked;
