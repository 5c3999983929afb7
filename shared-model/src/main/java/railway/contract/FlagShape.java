package railway.contract;

import org.jspecify.annotations.Nullable;

/** True or false. */
enum FlagShape implements Shape {
  FLAG;

  @Override
  public Object write(Object value, WritingPass pass) {
    return value;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    return tree instanceof Boolean ? tree : pass.mismatch(words(), tree);
  }

  @Override
  public String words() {
    return "true or false";
  }
}
