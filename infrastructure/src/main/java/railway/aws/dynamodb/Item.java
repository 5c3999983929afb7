package railway.aws.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as the enhanced client passes it on: the attributes of its schema, as they are stored.
 * What they mean is the codecs' business, because an attribute that is broken must become an answer
 * and not an exception inside the client.
 */
record Item(Map<String, AttributeValue> attributes) {

  @Nullable AttributeValue get(String name) {
    return attributes.get(name);
  }

  /** An item being read. */
  static final class Builder {
    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    void put(String name, AttributeValue value) {
      attributes.put(name, value);
    }

    Item build() {
      return new Item(attributes);
    }
  }
}
