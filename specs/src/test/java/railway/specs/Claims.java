package railway.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The claims of a folder, by spec and name.
 *
 * @param complaints what is wrong with files that are no claims, each with its remedy
 */
public record Claims(List<Claim> all, List<String> complaints) {

  public Claims {
    all = List.copyOf(all);
    complaints = List.copyOf(complaints);
  }

  public static Claims in(Path folder) {
    List<Claim> all = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (Path config : files(folder, ".cfg")) {
      try {
        all.add(Claim.read(config));
      } catch (Claim.Malformed malformed) {
        complaints.add(malformed.getMessage());
      }
    }
    all.sort(Comparator.comparing(Claim::spec).thenComparing(Claim::words));
    return new Claims(all, complaints);
  }

  /** The specs that claims are made about: all but those that replay logs. */
  public static List<String> specs(Path folder) {
    return files(folder, ".tla").stream()
        .map(module -> module.getFileName().toString().replace(".tla", ""))
        .filter(module -> !module.endsWith("Traces"))
        .toList();
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
