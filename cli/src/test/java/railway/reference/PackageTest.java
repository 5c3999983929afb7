package railway.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import railway.cloud.template.TemplateFile;

/** What is deployed: the same bytes from the same sources, and nothing that no function needs. */
class PackageTest {
  private static final Path ROOT = TemplateFile.path().getParent();
  private static final Path TARGET = ROOT.resolve("functions").resolve("target");
  private static final String LIBRARIES = "lib/libraries.jar";
  private static final Pattern LICENCE = Pattern.compile("licences/([^/]+)/.+");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "<project\\.build\\.outputTimestamp>(.+)</project\\.build\\.outputTimestamp>");

  private final List<ZipEntry> classes = new ArrayList<>();
  private final List<ZipEntry> libraries = new ArrayList<>();

  PackageTest() throws IOException {
    try (ZipFile zip = new ZipFile(TARGET.resolve("functions.zip").toFile())) {
      zip.stream().forEach(classes::add);
      try (InputStream packed = zip.getInputStream(zip.getEntry(LIBRARIES));
          ZipInputStream jar = new ZipInputStream(packed)) {
        for (ZipEntry each = jar.getNextEntry(); each != null; each = jar.getNextEntry()) {
          libraries.add(each);
        }
      }
    }
  }

  private Stream<ZipEntry> everything() {
    return Stream.concat(classes.stream(), libraries.stream());
  }

  @Test
  void everyEntry_carriesTheTimeThatThePomNames_andNoUserOfTheMachine() throws IOException {
    Matcher pom = TIMESTAMP.matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(pom.find()).isTrue();
    LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(pom.group(1)), ZoneOffset.UTC);

    assertThat(everything().map(ZipEntry::getTimeLocal).distinct()).containsExactly(time);
    assertThat(everything().filter(entry -> entry.getExtra() != null)).isEmpty();
  }

  @Test
  void noEntry_isThereTwice() {
    assertThat(classes.stream().map(ZipEntry::getName)).doesNotHaveDuplicates();
    assertThat(libraries.stream().map(ZipEntry::getName)).doesNotHaveDuplicates();
  }

  @Test
  void whatNoFunctionNeeds_staysOut() {
    assertThat(libraries.stream().map(ZipEntry::getName))
        .contains("railway/engine/Railway.class", "org/crac/Resource.class")
        .noneMatch(name -> name.startsWith("railway/testing/"))
        .noneMatch(name -> name.startsWith("railway/memory/"))
        .noneMatch(name -> name.startsWith("railway/diagram/"))
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.startsWith("org/apache/http/"))
        .noneMatch(name -> name.startsWith("org/joda/"))
        .noneMatch(name -> name.startsWith("com/fasterxml/jackson/databind/"));
    assertThat(classes.stream().map(ZipEntry::getName).filter(name -> !name.endsWith("/")))
        .allMatch(name -> name.equals(LIBRARIES) || name.startsWith("railway/functions/"));
  }

  @Test
  void theBillOfMaterials_namesWhatIsThere() throws IOException {
    Path bill = TARGET.resolve("functions-sbom.json");
    assumeTrue(
        Files.exists(bill),
        "there is no functions-sbom.json: an offline build makes none, ./mvnw package does");
    String text = Files.readString(bill);

    assertThat(
            libraries.stream()
                .map(entry -> LICENCE.matcher(entry.getName()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .distinct())
        .isNotEmpty()
        .allSatisfy(artifact -> assertThat(text).contains("/" + artifact + "@"));
  }
}
