package railway.cli.console;

/** The colours of the pictures (events orange, States olive, To-Do items teal), and a few more. */
public enum Tint {
  EVENT("38;5;208"),
  STATE("38;5;106"),
  TO_DO("38;5;37"),
  FAINT("2"),
  STRONG("1"),
  GOOD("32"),
  BAD("31");

  private final String code;

  Tint(String code) {
    this.code = code;
  }

  String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
