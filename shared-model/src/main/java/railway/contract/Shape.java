package railway.contract;

import org.jspecify.annotations.Nullable;

/**
 * What the values of one declared type look like in a tree. One case for each kind of type, so that
 * writing, reading, describing and sampling can never disagree about what is supported.
 */
sealed interface Shape
    permits TextShape,
        FlagShape,
        WholeNumberShape,
        BigNumberShape,
        DecimalShape,
        ConstantShape,
        NotationShape,
        ListShape,
        SetShape,
        MapShape,
        ObjectShape {

  /** The tree of a value that has this shape's type. */
  Object write(Object value, WritingPass pass);

  /** The value of a tree, or null when it cannot be read and the pass has been told why. */
  @Nullable Object read(@Nullable Object tree, ReadingPass pass);

  /** What an author or a sender calls it: {@code list of whole number}. */
  String words();
}
