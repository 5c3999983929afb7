package railway.cloud.template;

import java.util.Locale;

/** {@code AWS::S3::Bucket}; encryption, life cycle and access settings mean nothing here. */
final class BucketReader {
  private BucketReader() {}

  static BucketSpec read(String logicalId, Section bucket) {
    var spec = new BucketSpec(logicalId, bucket.text("BucketName").orElse(name(logicalId)));
    bucket
        .meaningless(
            "BucketEncryption",
            "LifecycleConfiguration",
            "LoggingConfiguration",
            "ObjectLockConfiguration",
            "ObjectLockEnabled",
            "OwnershipControls",
            "PublicAccessBlockConfiguration",
            "Tags",
            "VersioningConfiguration")
        .done();
    return spec;
  }

  /** Capitals are not allowed in the name of a bucket. */
  private static String name(String logicalId) {
    return "railway" + logicalId.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
