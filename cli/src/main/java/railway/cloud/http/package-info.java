/**
 * A small HTTP API gateway: routes with path parameters, JWT authorization, and the payload format
 * 2.0 towards functions. It opens one port on 127.0.0.1 and holds the key of its own tokens in
 * memory only.
 */
@NullMarked
package railway.cloud.http;

import org.jspecify.annotations.NullMarked;
