package railway.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a JVM is started. */
enum Flags {
  DEFAULT("default flags"),
  C1("C1"),
  APP_CDS("AppCDS"),
  AOT_CACHE("AOT cache"),
  C1_AND_AOT("C1 and AOT cache");

  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  private final String title;

  Flags(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether something is written by a run of its own first. */
  boolean isTrained() {
    return switch (this) {
      case DEFAULT, C1 -> false;
      case APP_CDS, AOT_CACHE, C1_AND_AOT -> true;
    };
  }

  List<String> training(Path archive) {
    return and(
        switch (this) {
          case DEFAULT, C1 -> Stream.of();
          case APP_CDS -> Stream.of("-XX:ArchiveClassesAtExit=" + archive);
          case AOT_CACHE, C1_AND_AOT -> Stream.of("-XX:AOTCacheOutput=" + archive);
        });
  }

  List<String> measured(Path archive) {
    return and(
        switch (this) {
          case DEFAULT, C1 -> Stream.of();
          case APP_CDS -> Stream.of("-XX:SharedArchiveFile=" + archive);
          case AOT_CACHE, C1_AND_AOT -> Stream.of("-XX:AOTCache=" + archive);
        });
  }

  private List<String> and(Stream<String> more) {
    Stream<String> compilers =
        switch (this) {
          case DEFAULT, APP_CDS, AOT_CACHE -> Stream.of();
          case C1, C1_AND_AOT -> Stream.of(FIRST_COMPILER_ONLY);
        };
    return Stream.concat(compilers, more).toList();
  }
}
