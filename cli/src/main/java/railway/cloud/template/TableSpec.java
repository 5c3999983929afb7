package railway.cloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table with on-demand capacity.
 *
 * @param attributes the key attributes of the table and its indexes, in the template's order
 * @param timeToLive the attribute that holds the expiry in epoch seconds
 * @param stream what a stream record holds, if the table has a stream
 * @param policy what the table itself says of who may use it
 */
public record TableSpec(
    String logicalId,
    String name,
    Map<String, AttributeType> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> timeToLive,
    Optional<StreamView> stream,
    List<StatementSpec> policy) {

  public TableSpec {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    indexes = List.copyOf(indexes);
    policy = List.copyOf(policy);
  }

  /** The type of a key attribute: string, number or binary. */
  public enum AttributeType {
    S,
    N,
    B
  }

  /** What the stream of a table shows of a changed item. */
  public enum StreamView {
    KEYS_ONLY,
    NEW_IMAGE,
    OLD_IMAGE,
    NEW_AND_OLD_IMAGES
  }

  /** Partition key and sort key of a table or an index. */
  public record Key(String partition, Optional<String> sort) {}

  /** A global secondary index. */
  public record Index(String name, Key key, Projection projection) {}

  /** What an index copies. */
  public sealed interface Projection {
    /** Every attribute. */
    record All() implements Projection {}

    /** The keys and nothing else. */
    record KeysOnly() implements Projection {}

    /** The keys and the named attributes. */
    record Include(List<String> attributes) implements Projection {
      public Include {
        attributes = List.copyOf(attributes);
      }
    }
  }
}
