package railway.cloud.wire;

import java.io.PrintStream;

/**
 * Where the local cloud tells what a person may need to mend something. Payloads are never written
 * here: they hold customers' data.
 */
public interface CloudLog {
  /** One line that a function or a part of the cloud says. */
  void say(String where, String line);

  /** A fault, with its stack trace. */
  void fault(String where, Throwable fault);

  /** A log that forgets everything. */
  static CloudLog silent() {
    return new CloudLog() {
      @Override
      public void say(String where, String line) {}

      @Override
      public void fault(String where, Throwable fault) {}
    };
  }

  /** A log of plain lines. */
  static CloudLog to(PrintStream out) {
    return new CloudLog() {
      @Override
      public void say(String where, String line) {
        out.println("[" + where + "] " + line.stripTrailing());
      }

      @Override
      public void fault(String where, Throwable fault) {
        synchronized (out) {
          out.println("[" + where + "] " + fault);
          fault.printStackTrace(out);
        }
      }
    };
  }
}
