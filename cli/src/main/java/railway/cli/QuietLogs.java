package railway.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the libraries below a town silent: DynamoDB Local, Jetty and the SDK log through three
 * different systems, and a person who looks at a timeline wants none of it. Must come before any of
 * them is loaded.
 */
final class QuietLogs {
  private static final Logger ROOT = Logger.getLogger("");

  private QuietLogs() {}

  static void arrange() {
    ROOT.setLevel(Level.WARNING);
    prefer("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    prefer("log4j2.level", "OFF");
    prefer("log4j2.StatusLogger.level", "OFF");
    prefer("log4j2.simplelogStatusLoggerLevel", "OFF");
    prefer("log4j2.shutdownHookEnabled", "false");
  }

  /** Whoever starts the JVM may want to see more. */
  private static void prefer(String property, String value) {
    System.setProperty(property, System.getProperty(property, value));
  }
}
