package railway.cloud.template;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A text of the template in which resources may be referred to. It becomes a string only when the
 * local addresses (ports) are known, therefore it is kept unresolved in the specs.
 */
public sealed interface Expression {

  /** A text without references. Parameters and pseudo parameters have become literals already. */
  record Literal(String text) implements Expression {}

  /** {@code !Ref LogicalId}. */
  record Ref(String logicalId) implements Expression {}

  /** {@code !GetAtt LogicalId.Attribute}. */
  record Attribute(String logicalId, String attribute) implements Expression {}

  /** {@code !Sub} or {@code !Join}: parts one after the other. */
  record Concatenation(List<Expression> parts) implements Expression {
    public Concatenation {
      parts = List.copyOf(parts);
    }
  }

  /** The text with every reference looked up. */
  default String resolve(References references) {
    return switch (this) {
      case Literal literal -> literal.text();
      case Ref ref -> references.ref(ref.logicalId());
      case Attribute attribute ->
          references.attribute(attribute.logicalId(), attribute.attribute());
      case Concatenation concatenation ->
          concatenation.parts().stream()
              .map(part -> part.resolve(references))
              .collect(Collectors.joining());
    };
  }
}
