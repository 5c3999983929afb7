package railway.cli;

import java.util.List;
import railway.cli.console.Problem;

/** What the command needs of the Java that runs it. */
final class Machine {
  private static final List<String> MODULES =
      List.of("java.net.http", "jdk.httpserver", "java.logging", "jdk.unsupported");

  private Machine() {}

  /** Complains unless everything is there. */
  static void require() {
    List<String> missing =
        MODULES.stream().filter(module -> ModuleLayer.boot().findModule(module).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new Problem(
          "The Java in %s lacks %s. Install a full JDK 21 or newer, for example Eclipse Temurin 25 from https://adoptium.net, and set JAVA_HOME to it"
              .formatted(System.getProperty("java.home"), String.join(", ", missing)));
    }
  }
}
