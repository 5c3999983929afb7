/**
 * What the endpoints of the local cloud share: an HTTP server bound to 127.0.0.1, AWS's JSON
 * protocols on top of it, JSON trees, the scheduler and the log. It knows no service.
 */
@NullMarked
package railway.cloud.wire;

import org.jspecify.annotations.NullMarked;
