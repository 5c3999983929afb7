package railway.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes of the functions in the form in which a JVM maps them into memory, so that a sandbox
 * starts in half the time. One sandbox writes it down when it ends in order; until then the others
 * do without.
 */
final class ClassArchive {
  private final Path file;
  private final Path draft;
  private boolean beingWritten;

  ClassArchive(Path folder) {
    this.file = folder.resolve("classes.jsa");
    this.draft = folder.resolve("classes.draft.jsa");
  }

  /** How the next sandbox uses it. */
  synchronized Use next() {
    if (Files.exists(file)) {
      return Use.READS;
    }
    if (beingWritten) {
      return Use.DOES_WITHOUT;
    }
    beingWritten = true;
    return Use.WRITES;
  }

  List<String> options(Use use) {
    return switch (use) {
      case READS -> List.of("-XX:SharedArchiveFile=" + file);
      case WRITES -> List.of("-XX:ArchiveClassesAtExit=" + draft);
      case DOES_WITHOUT -> List.of();
    };
  }

  /**
   * The sandbox that writes it has ended.
   *
   * @param inOrder if not, what it wrote may be half an archive, and another one will try
   */
  synchronized void written(boolean inOrder) {
    beingWritten = false;
    try {
      if (inOrder && Files.exists(draft)) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(draft);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("The archive " + draft + " could not be renamed", refused);
    }
  }

  /** How a sandbox uses the archive. */
  enum Use {
    WRITES,
    READS,
    DOES_WITHOUT
  }
}
