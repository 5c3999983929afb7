/** The buckets of the local cloud, which keep what stream triggers gave up. There is no S3 API. */
@NullMarked
package railway.cloud.buckets;

import org.jspecify.annotations.NullMarked;
