package railway.contract;

import java.util.Map;

/** A shape that is an object in the tree and may therefore be the root of a contract. */
sealed interface ObjectShape extends Shape permits RecordShape, ChoiceShape {
  @Override
  Map<String, Object> write(Object value, WritingPass pass);
}
