package railway.examples.thirdparties;

import java.util.List;
import java.util.Map;

/** So many pieces of one product. */
record Line(String sku, int quantity) {

  static List<Line> all(Request request) {
    return request.list("lines").stream().map(Line::read).toList();
  }

  Map<String, Object> toTree() {
    return Reply.fields("sku", sku, "quantity", quantity);
  }

  private static Line read(Object tree) {
    if (tree instanceof Map<?, ?> fields && fields.get("sku") instanceof String sku) {
      return new Line(sku, Request.positive("quantity", fields));
    }
    throw new MalformedRequest(
        "field 'lines' has " + tree + ": send {\"sku\": text, \"quantity\": number} for each line");
  }
}
