package railway.cloud.template;

/** A bucket of S3 that keeps what a stream trigger gave up. */
public record BucketSpec(String logicalId, String name) {}
