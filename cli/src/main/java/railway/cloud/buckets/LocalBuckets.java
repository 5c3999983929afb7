package railway.cloud.buckets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import railway.cloud.template.BucketSpec;
import railway.cloud.template.LocalArn;

/**
 * The buckets of one template. What is put into them is kept in memory and, when there is a folder,
 * shown there: one folder a bucket, one file an object, whose path is the object's key.
 */
public final class LocalBuckets {
  private final Map<String, Map<String, String>> objects = new TreeMap<>();
  private final Optional<Path> folder;

  public LocalBuckets(Collection<BucketSpec> specs, Optional<Path> folder) {
    specs.forEach(spec -> objects.put(spec.name(), new ConcurrentSkipListMap<>()));
    this.folder = folder;
  }

  /** Whether it is the ARN of one of these buckets. */
  public boolean has(String arn) {
    return objects.keySet().stream().anyMatch(name -> LocalArn.bucketNamed(name).equals(arn));
  }

  /** Keeps an object in the bucket with this ARN. */
  public void put(String arn, FailedBatch batch) {
    String bucket = arn.substring(arn.lastIndexOf(':') + 1);
    existing(bucket).put(batch.key(), batch.content());
    folder.ifPresent(root -> write(root.resolve(bucket).resolve(batch.key()), batch.content()));
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, content);
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "The object " + file + " cannot be written. Make room, or choose another folder",
          refused);
    }
  }

  /** The names of the buckets. */
  public List<String> names() {
    return List.copyOf(objects.keySet());
  }

  /** The objects of a bucket by key. */
  public Map<String, String> objects(String bucket) {
    return Map.copyOf(existing(bucket));
  }

  private Map<String, String> existing(String bucket) {
    return Optional.ofNullable(objects.get(bucket))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no bucket " + bucket + "; the template has " + names()));
  }
}
