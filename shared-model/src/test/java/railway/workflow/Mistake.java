package railway.workflow;

/**
 * A mistake that an author could make, as a change of the well-formed source.
 *
 * @param name what the author did
 * @param was the text that is there once
 * @param is what the author wrote instead
 * @param at a text that begins on the line, after the change, at which javac must object
 * @param code javac's own name of the objection
 * @param says part of what it says
 */
record Mistake(String name, String was, String is, String at, String code, String says) {

  String in(String source) {
    requireOnce(source, was);
    return source.replace(was, is);
  }

  long lineIn(String source) {
    requireOnce(source, at);
    return 1 + source.substring(0, source.indexOf(at)).chars().filter(c -> c == '\n').count();
  }

  private void requireOnce(String source, String text) {
    int first = source.indexOf(text);
    if (first < 0 || source.indexOf(text, first + 1) >= 0) {
      throw new IllegalStateException(
          "%s: the source has this text not exactly once:%n%s".formatted(name, text));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
