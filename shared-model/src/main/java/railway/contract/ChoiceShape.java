package railway.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records; in the tree the record's object, which begins with its type. */
final class ChoiceShape implements ObjectShape {
  /** The field that holds the simple name of the record. */
  static final String TYPE = "type";

  private final Class<?> type;
  private final Map<String, RecordShape> cases = new LinkedHashMap<>();
  private List<RecordShape> simplest = List.of();

  ChoiceShape(Class<?> type) {
    this.type = type;
  }

  /** Gives the interface its cases, once: later than its birth, so that it may hold itself. */
  void define(List<RecordShape> records) {
    records.forEach(record -> cases.put(record.words(), record));
  }

  /** Names the case whose values nest the least, at which a sample can end. */
  void endWith(RecordShape record) {
    simplest = List.of(record);
  }

  RecordShape simplest() {
    return simplest.getFirst();
  }

  Class<?> type() {
    return type;
  }

  List<RecordShape> cases() {
    return List.copyOf(cases.values());
  }

  @Override
  public Map<String, Object> write(Object value, WritingPass pass) {
    var name = value.getClass().getSimpleName();
    var shape = cases.get(name);
    if (shape == null) {
      throw pass.refusal(name + " is no " + words(), "write a value of " + words());
    }
    var tree = new LinkedHashMap<String, Object>();
    tree.put(TYPE, name);
    shape.writeInto(tree, value, pass);
    return tree;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    if (!(tree instanceof Map<?, ?> map)) {
      return pass.mismatch("an object (" + words() + ")", tree);
    }
    var fields = RecordShape.searchable(map);
    var name = fields.get(TYPE);
    var shape = name instanceof String text ? cases.get(text) : null;
    return shape == null ? unknown(name, pass) : shape.readFields(fields, 1, pass);
  }

  @Override
  public String words() {
    return type.getSimpleName();
  }

  private @Nullable Object unknown(@Nullable Object name, ReadingPass pass) {
    var names = cases.keySet();
    var expected = "send one of " + Nearest.listed(names);
    if (name == null) {
      return pass.violatedAt(TYPE, "missing", expected);
    }
    return name instanceof String text
        ? pass.violatedAt(
            TYPE, "no " + words() + " " + Sight.quoted(text), Nearest.mend(text, names))
        : pass.violatedAt(TYPE, "expected text, got " + Sight.of(name), expected);
  }
}
