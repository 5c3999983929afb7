package railway.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.cloud.template.TableSpec.AttributeType;
import railway.cloud.template.TableSpec.Projection;
import railway.cloud.template.TableSpec.StreamView;

/** {@code AWS::DynamoDB::Table}. */
final class TableReader {
  private TableReader() {}

  static TableSpec read(String logicalId, Section table) {
    table.only("BillingMode", "PAY_PER_REQUEST");
    var spec =
        new TableSpec(
            logicalId,
            table.text("TableName").orElse(logicalId),
            attributes(table),
            key(table),
            table.sections("GlobalSecondaryIndexes").stream().map(TableReader::index).toList(),
            timeToLive(table),
            stream(table),
            policy(table));
    table
        .meaningless(
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "Tags",
            "TableClass",
            "DeletionProtectionEnabled",
            "ContributorInsightsSpecification",
            "OnDemandThroughput",
            "WarmThroughput")
        .done();
    return spec;
  }

  private static List<StatementSpec> policy(Section table) {
    return table
        .section("ResourcePolicy")
        .map(
            policy -> {
              List<StatementSpec> statements = PolicyReader.documentOf(policy);
              policy.done();
              return statements;
            })
        .orElse(List.of());
  }

  private static Map<String, AttributeType> attributes(Section table) {
    var attributes = new LinkedHashMap<String, AttributeType>();
    table.required("AttributeDefinitions");
    for (Section definition : table.sections("AttributeDefinitions")) {
      definition.required("AttributeType");
      attributes.put(
          definition.requiredText("AttributeName"),
          definition.choice("AttributeType", AttributeType.class).orElseThrow());
      definition.done();
    }
    return attributes;
  }

  private static TableSpec.Key key(Section owner) {
    owner.required("KeySchema");
    List<String> partition = new ArrayList<>();
    List<String> sort = new ArrayList<>();
    for (Section part : owner.sections("KeySchema")) {
      part.required("KeyType");
      String name = part.requiredText("AttributeName");
      switch (part.choice("KeyType", KeyType.class).orElseThrow()) {
        case HASH -> partition.add(name);
        case RANGE -> sort.add(name);
      }
      part.done();
    }
    if (partition.size() != 1 || sort.size() > 1) {
      throw owner.wrong(
          "KeySchema",
          "has " + partition.size() + " HASH and " + sort.size() + " RANGE keys",
          "Give exactly one HASH and at most one RANGE key.");
    }
    return new TableSpec.Key(partition.getFirst(), sort.stream().findFirst());
  }

  private enum KeyType {
    HASH,
    RANGE
  }

  private static TableSpec.Index index(Section index) {
    index.required("Projection");
    var spec =
        new TableSpec.Index(
            index.requiredText("IndexName"),
            key(index),
            projection(index.section("Projection").orElseThrow()));
    index.meaningless("OnDemandThroughput", "WarmThroughput").done();
    return spec;
  }

  private static Projection projection(Section projection) {
    projection.required("ProjectionType");
    List<String> attributes = projection.texts("NonKeyAttributes");
    Projection read =
        switch (projection.choice("ProjectionType", ProjectionType.class).orElseThrow()) {
          case ALL -> new Projection.All();
          case KEYS_ONLY -> new Projection.KeysOnly();
          case INCLUDE -> new Projection.Include(attributes);
        };
    projection.done();
    return read;
  }

  private enum ProjectionType {
    ALL,
    KEYS_ONLY,
    INCLUDE
  }

  private static Optional<String> timeToLive(Section table) {
    return table
        .section("TimeToLiveSpecification")
        .flatMap(
            section -> {
              boolean enabled = section.flag("Enabled", true);
              String attribute = section.requiredText("AttributeName");
              section.done();
              return enabled ? Optional.of(attribute) : Optional.empty();
            });
  }

  private static Optional<StreamView> stream(Section table) {
    return table
        .section("StreamSpecification")
        .map(
            section -> {
              section.required("StreamViewType");
              StreamView view = section.choice("StreamViewType", StreamView.class).orElseThrow();
              section.done();
              return view;
            });
  }
}
