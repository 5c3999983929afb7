package railway.cloud.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the host runs on, in Java's names.
 *
 * @param os as the system property {@code os.name} has it
 * @param architecture as {@code os.arch} has it
 * @param musl whether the C library is musl, as on Alpine Linux
 */
record Machine(String os, String architecture, boolean musl) {
  static Machine current() {
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
            || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
    return new Machine(System.getProperty("os.name"), System.getProperty("os.arch"), musl);
  }

  /** The native half of Lambda's runtime interface client for it, within the client's jar. */
  Optional<String> nativeLibrary() {
    String family = musl ? "linux_musl" : "linux";
    return switch (architecture) {
      case "amd64", "x86_64" -> onLinux("/jni/libaws-lambda-jni." + family + "-x86_64.so");
      case "aarch64", "arm64" -> onLinux("/jni/libaws-lambda-jni." + family + "-aarch_64.so");
      default -> Optional.empty();
    };
  }

  private Optional<String> onLinux(String library) {
    return os.equals("Linux") ? Optional.of(library) : Optional.empty();
  }

  /** In words, for a person. */
  @Override
  public String toString() {
    return os + " on " + architecture;
  }
}
