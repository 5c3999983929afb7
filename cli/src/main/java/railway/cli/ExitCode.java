package railway.cli;

/** What the shell is told. */
final class ExitCode {
  static final int FINE = 0;

  /** A claim did not hold. */
  static final int VIOLATION = 1;

  /** Something the caller can mend: a wrong option, a taken port, a missing file. */
  static final int MEND = 2;

  /** A defect of the command. */
  static final int DEFECT = 70;

  private ExitCode() {}
}
