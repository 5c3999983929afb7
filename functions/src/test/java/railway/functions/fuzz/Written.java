package railway.functions.fuzz;

import java.util.List;
import java.util.Map;

/** Trees as text, with what no honest writer writes: raw literals and fields that come twice. */
public final class Written {

  private Written() {}

  /** Stands in a tree for text that is written as it is. */
  record Literal(String text) {}

  /** Stands in a tree for a field that is written twice, with these values. */
  record Twice(Object one, Object other) {}

  public static String text(Object tree) {
    StringBuilder text = new StringBuilder();
    write(tree, text);
    return text.toString();
  }

  private static void write(Object tree, StringBuilder text) {
    switch (tree) {
      case Map<?, ?> map -> object(map, text);
      case List<?> list -> array(list, text);
      case String words -> quoted(words, text);
      case Literal literal -> text.append(literal.text());
      case Twice twice -> write(twice.other(), text);
      case null -> text.append("null");
      default -> text.append(tree);
    }
  }

  private static void object(Map<?, ?> map, StringBuilder text) {
    text.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> field : map.entrySet()) {
      if (field.getValue() instanceof Twice(Object one, Object other)) {
        field(first, field.getKey(), one, text);
        field(false, field.getKey(), other, text);
      } else {
        field(first, field.getKey(), field.getValue(), text);
      }
      first = false;
    }
    text.append('}');
  }

  private static void field(boolean first, Object name, Object value, StringBuilder text) {
    if (!first) {
      text.append(',');
    }
    quoted(String.valueOf(name), text);
    text.append(':');
    write(value, text);
  }

  private static void array(List<?> list, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      write(list.get(i), text);
    }
    text.append(']');
  }

  /** Half a character has no UTF-8 form, so that it is escaped, as a sender would. */
  private static void quoted(String words, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < words.length(); i++) {
      char unit = words.charAt(i);
      if (unit == '"' || unit == '\\') {
        text.append('\\').append(unit);
      } else if (unit < 0x20 || Character.isSurrogate(unit)) {
        text.append("\\u%04x".formatted((int) unit));
      } else {
        text.append(unit);
      }
    }
    text.append('"');
  }
}
