package railway.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import railway.cli.console.Problem;
import railway.cloud.wire.CloudLog;

/** Where the functions' own lines go. */
final class LogFile {
  private LogFile() {}

  /** A log into this file, which is written anew; without one a log that forgets everything. */
  static CloudLog of(Optional<Path> file) {
    return file.map(LogFile::into).orElseGet(CloudLog::silent);
  }

  private static CloudLog into(Path file) {
    try {
      boolean atOnce = true;
      return CloudLog.to(
          new PrintStream(Files.newOutputStream(file), atOnce, StandardCharsets.UTF_8));
    } catch (IOException refused) {
      throw new Problem(
          "Cannot write the log %s (%s). Give --log another file".formatted(file, refused),
          refused);
    }
  }
}
