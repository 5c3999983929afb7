package railway.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The YAML text as a tree that keeps what CloudFormation needs and loaders usually drop: tags and
 * line numbers. The short form of an intrinsic function ({@code !Ref X}) becomes the long one
 * ({@code Ref: X}), so that readers know only one.
 */
sealed interface Yaml {
  /** Their long form has no {@code Fn::}. */
  Set<String> UNPREFIXED = Set.of("Ref", "Condition");

  /** Counted from 1. */
  int line();

  /**
   * A text, number or boolean as it was written.
   *
   * @param plain written without quotes, therefore possibly a number or boolean
   */
  record Scalar(String text, boolean plain, int line) implements Yaml {}

  record Sequence(List<Yaml> items, int line) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(SequencedMap<String, Yaml> entries, int line) implements Yaml {}

  /** The kind in words, for messages. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> "the value '" + scalar.text() + "'";
      case Sequence sequence -> "a list of " + sequence.items().size();
      case Mapping mapping -> "a mapping with " + mapping.entries().keySet();
    };
  }

  /**
   * Reads the one document of a text.
   *
   * @param source the file's name, for messages
   */
  static Yaml parse(String text, String source) {
    var settings = LoadSettings.builder().setLabel(source).build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(Yaml::tree)
          .orElseThrow(
              () ->
                  new TemplateException(
                      source + " is empty. Give the path of the stack's template.yaml."));
    } catch (YamlEngineException broken) {
      throw new TemplateException(
          source + " is not valid YAML. Mend the place named here: " + broken.getMessage(), broken);
    }
  }

  private static Yaml tree(Node node) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    Yaml value =
        switch (node) {
          case ScalarNode scalar ->
              new Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, line);
          case SequenceNode sequence ->
              new Sequence(sequence.getValue().stream().map(Yaml::tree).toList(), line);
          case MappingNode mapping -> new Mapping(entries(mapping), line);
          default ->
              throw new TemplateException(
                  "Line "
                      + line
                      + ": the local cloud cannot read this kind of YAML node ("
                      + node.getNodeType()
                      + "). Write it without anchors and aliases.");
        };
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return value;
    }
    String function = tag.substring(1);
    return new Mapping(
        new LinkedHashMap<>(
            Map.of(UNPREFIXED.contains(function) ? function : "Fn::" + function, value)),
        line);
  }

  private static SequencedMap<String, Yaml> entries(MappingNode mapping) {
    var entries = new LinkedHashMap<String, Yaml>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException(
            "Line "
                + entry.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(0)
                + ": a key must be a plain text. Write it as a word before the colon.");
      }
      if (entries.putIfAbsent(key.getValue(), tree(entry.getValueNode())) != null) {
        throw new TemplateException(
            "Line "
                + key.getStartMark().map(mark -> mark.getLine() + 1).orElse(0)
                + ": the key "
                + key.getValue()
                + " is there twice. Remove one.");
      }
    }
    return entries;
  }

  /**
   * This mapping laid over another: mappings merge, lists append, values win. SAM merges Globals
   * so.
   */
  static Mapping over(Mapping below, Mapping above) {
    var merged = new LinkedHashMap<>(below.entries());
    above
        .entries()
        .forEach(
            (key, value) -> {
              Yaml other = merged.get(key);
              if (other instanceof Mapping under && value instanceof Mapping upper) {
                merged.put(key, over(under, upper));
              } else if (other instanceof Sequence under && value instanceof Sequence upper) {
                var items = new ArrayList<>(under.items());
                items.addAll(upper.items());
                merged.put(key, new Sequence(items, upper.line()));
              } else {
                merged.put(key, value);
              }
            });
    return new Mapping(merged, above.line());
  }
}
