package railway.cli.console;

import java.io.PrintWriter;

/** Where lines go. Colours are used only when a person looks at a terminal. */
public final class Console {
  private static final String TO_LINE_START = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private String passing = "";

  /**
   * A console.
   *
   * @param terminal whether colours and lines that are written over can be shown
   */
  public Console(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  public synchronized void line(String text) {
    if (!passing.isEmpty()) {
      out.print(TO_LINE_START);
      passing = "";
    }
    out.println(text);
    out.flush();
  }

  /** An empty line and a title. */
  public void title(String text) {
    line("");
    line(tinted(Tint.STRONG, text));
  }

  /** A line that the next one replaces; nothing at all where that cannot be shown. */
  public synchronized void passing(String text) {
    if (terminal && !text.equals(passing)) {
      out.print(TO_LINE_START + text);
      out.flush();
      passing = text;
    }
  }

  public boolean terminal() {
    return terminal;
  }

  public String tinted(Tint tint, String text) {
    return terminal ? tint.on(text) : text;
  }
}
