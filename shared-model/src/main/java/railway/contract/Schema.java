package railway.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contract as a JSON Schema, in the form of a plain tree. It promises what a strict reading
 * checks, but for what only a record's constructor knows.
 */
final class Schema {
  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Map<Object, String> names = new LinkedHashMap<>();

  Map<String, Object> of(ObjectShape root) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", root.words());
    schema.putAll(of((Shape) root));
    schema.put("$defs", definitions);
    return schema;
  }

  private Map<String, Object> of(Shape shape) {
    return switch (shape) {
      case TextShape text -> typed("string");
      case FlagShape flag -> typed("boolean");
      case WholeNumberShape whole -> ranged(whole);
      case BigNumberShape big -> typed("integer");
      case DecimalShape decimal -> typed("number");
      case ConstantShape constant -> with("string", "enum", List.copyOf(constant.names()));
      case NotationShape notation -> with("string", "format", notation.format());
      case ListShape list -> with("array", "items", of(list.element()));
      case SetShape set -> {
        var schema = with("array", "items", of(set.element()));
        schema.put("uniqueItems", true);
        yield schema;
      }
      case MapShape map -> with("object", "additionalProperties", of(map.element()));
      case RecordShape record -> reference(record);
      case ChoiceShape choice -> reference(choice);
    };
  }

  private Map<String, Object> reference(RecordShape record) {
    if (!names.containsKey(record)) {
      var name = name(record, record.words());
      definitions.put(name, object(record, new LinkedHashMap<>()));
    }
    return pointer(record);
  }

  private Map<String, Object> reference(ChoiceShape choice) {
    if (!names.containsKey(choice)) {
      var name = name(choice, choice.words());
      var schema = new LinkedHashMap<String, Object>();
      definitions.put(name, schema);
      schema.put(
          "oneOf", choice.cases().stream().map(record -> variant(choice, name, record)).toList());
    }
    return pointer(choice);
  }

  /** A record as a case: with its name in "type", and so another object than the bare record. */
  private Map<String, Object> variant(ChoiceShape choice, String choiceName, RecordShape record) {
    var key = List.of(choice, record);
    name(key, choiceName + "." + record.words());
    var first = new LinkedHashMap<String, Object>();
    first.put(ChoiceShape.TYPE, Map.of("const", record.words()));
    definitions.put(names.getOrDefault(key, ""), object(record, first));
    return pointer(key);
  }

  private Map<String, Object> object(RecordShape record, Map<String, Object> first) {
    var properties = new LinkedHashMap<>(first);
    record.fields().forEach(field -> properties.put(field.name(), of(field.shape())));
    var required = new ArrayList<Object>(first.keySet());
    record.fields().stream()
        .filter(field -> !field.isOptional())
        .forEach(field -> required.add(field.name()));
    var schema = with("object", "properties", properties);
    schema.put("required", List.copyOf(required));
    schema.put("additionalProperties", false);
    return schema;
  }

  /** A name that no other shape has: two packages may both have a {@code Line}. */
  private String name(Object shape, String wanted) {
    var name = wanted;
    for (var number = 2; names.containsValue(name); number++) {
      name = wanted + number;
    }
    names.put(shape, name);
    return name;
  }

  private Map<String, Object> pointer(Object shape) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$ref", "#/$defs/" + names.get(shape));
    return schema;
  }

  private static Map<String, Object> ranged(WholeNumberShape whole) {
    var schema = with("integer", "minimum", whole.least());
    schema.put("maximum", whole.most());
    return schema;
  }

  private static Map<String, Object> typed(String type) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", type);
    return schema;
  }

  private static Map<String, Object> with(String type, String keyword, Object value) {
    var schema = typed(type);
    schema.put(keyword, value);
    return schema;
  }
}
