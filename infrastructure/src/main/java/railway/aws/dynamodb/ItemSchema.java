package railway.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.ImmutableAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The schema of a table, written down attribute by attribute and built once, without reflection.
 */
final class ItemSchema {
  private final List<ImmutableAttribute<Item, Item.Builder, ?>> attributes = new ArrayList<>();

  ItemSchema partitionKey(String name) {
    return add(name, AttributeValueType.S, StaticAttributeTags.primaryPartitionKey());
  }

  ItemSchema sortKey(String name, AttributeValueType type) {
    return add(name, type, StaticAttributeTags.primarySortKey());
  }

  ItemSchema index(String index, String partitionKey, String sortKey) {
    return add(
            partitionKey,
            AttributeValueType.S,
            StaticAttributeTags.secondaryPartitionKey(List.of(index)))
        .add(sortKey, AttributeValueType.S, StaticAttributeTags.secondarySortKey(List.of(index)));
  }

  ItemSchema plain(String... names) {
    for (String name : names) {
      add(name, AttributeValueType.S);
    }
    return this;
  }

  TableSchema<Item> build() {
    return StaticImmutableTableSchema.builder(Item.class, Item.Builder.class)
        .newItemBuilder(Item.Builder::new, Item.Builder::build)
        .attributes(attributes)
        .build();
  }

  private ItemSchema add(String name, AttributeValueType type, StaticAttributeTag... tags) {
    attributes.add(
        ImmutableAttribute.builder(Item.class, Item.Builder.class, AttributeValue.class)
            .name(name)
            .getter(item -> item.get(name))
            .setter((builder, value) -> builder.put(name, value))
            .attributeConverter(new AsStored(type))
            .tags(tags)
            .build());
    return this;
  }

  /** Passes an attribute through; the type matters to the client only for keys. */
  private record AsStored(AttributeValueType attributeValueType)
      implements AttributeConverter<AttributeValue> {
    @Override
    public AttributeValue transformFrom(AttributeValue value) {
      return value;
    }

    @Override
    public AttributeValue transformTo(AttributeValue value) {
      return value;
    }

    @Override
    public EnhancedType<AttributeValue> type() {
      return EnhancedType.of(AttributeValue.class);
    }
  }
}
