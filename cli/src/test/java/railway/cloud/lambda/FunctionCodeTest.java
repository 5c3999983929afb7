package railway.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployment packages as Lambda takes them, made by the JDK's compiler. */
class FunctionCodeTest {
  private static final String HANDLER =
      """
      package deployed;
      public class Handler implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
        public void handleRequest(java.io.InputStream in, java.io.OutputStream out, com.amazonaws.services.lambda.runtime.Context context) throws java.io.IOException {
          out.write(library.Greeting.text().getBytes());
        }
      }
      """;
  private static final String LIBRARY =
      "package library; public class Greeting { public static String text() { return \"from the library\"; } }";

  @TempDir Path folder;

  @Test
  void aZipWithClassesAtItsRoot_andJarsInLib_isLoaded() throws Exception {
    Path zip =
        zip(Map.of("deployed/Handler.class", handlerClass(), "lib/library.jar", libraryJar()));

    try (FunctionCode code = FunctionCode.open(zip)) {
      assertThat(answer(code)).isEqualTo("from the library");
    }
  }

  @Test
  void thePackage_namesTheProvidersOfAllWorkflows() throws Exception {
    try (FunctionCode code =
            FunctionCode.open(Path.of("..", "functions", "target", "functions.zip"));
        InputStream providers =
            code.loader()
                .getResourceAsStream("META-INF/services/railway.deployment.WorkflowProvider")) {
      assertThat(new String(providers.readAllBytes(), StandardCharsets.UTF_8).lines())
          .containsExactlyInAnyOrder(
              "railway.examples.order.http.OrderProvider",
              "railway.examples.refund.http.RefundProvider");
    }
  }

  @Test
  void aZipWithEverythingAtItsRoot_isLoaded() throws Exception {
    Path zip =
        zip(
            Map.of(
                "deployed/Handler.class",
                handlerClass(),
                "library/Greeting.class",
                libraryClass()));

    try (FunctionCode code = FunctionCode.open(zip)) {
      assertThat(answer(code)).isEqualTo("from the library");
    }
  }

  @Test
  void aFolderWithTheSameLayout_isLoaded() throws Exception {
    write(folder.resolve("code/deployed/Handler.class"), handlerClass());
    write(folder.resolve("code/lib/library.jar"), libraryJar());

    try (FunctionCode code = FunctionCode.open(folder.resolve("code"))) {
      assertThat(answer(code)).isEqualTo("from the library");
    }
  }

  @Test
  void theCode_seesNothingOfThisProcessButLambdasInterfaces() throws Exception {
    try (FunctionCode code =
        FunctionCode.open(zip(Map.of("deployed/Handler.class", handlerClass())))) {
      assertThat(code.loader().loadClass(RequestStreamHandler.class.getName()))
          .isSameAs(RequestStreamHandler.class);
      assertThat(code.loader().loadClass("java.net.http.HttpClient")).isNotNull();
      assertThatThrownBy(() -> code.loader().loadClass(FunctionCode.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> code.loader().loadClass("software.amazon.awssdk.regions.Region"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> answer(code))
          .isInstanceOf(NoClassDefFoundError.class)
          .hasMessageContaining("library/Greeting");
    }
  }

  @Test
  void anEntryThatPointsOutOfTheFolder_isNotUnpacked() throws Exception {
    Path zip =
        zip(
            Map.of(
                "deployed/Handler.class", handlerClass(), "lib/../../escaped.jar", libraryJar()));

    try (FunctionCode code = FunctionCode.open(zip)) {
      assertThatThrownBy(() -> answer(code)).isInstanceOf(NoClassDefFoundError.class);
    }
  }

  @Test
  void givenNoPackage_theErrorSaysHowToBuildIt() {
    assertThatThrownBy(() -> FunctionCode.open(folder.resolve("functions.zip")))
        .hasMessageContaining("functions.zip")
        .hasMessageContaining("./mvnw package");
  }

  private static String answer(FunctionCode code) throws Exception {
    RequestStreamHandler handler =
        (RequestStreamHandler)
            code.loader().loadClass("deployed.Handler").getConstructor().newInstance();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(java.io.InputStream.nullInputStream(), out, null);
    return out.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private byte[] handlerClass() throws IOException {
    compile();
    return Files.readAllBytes(folder.resolve("classes/deployed/Handler.class"));
  }

  private byte[] libraryClass() throws IOException {
    compile();
    return Files.readAllBytes(folder.resolve("classes/library/Greeting.class"));
  }

  private byte[] libraryJar() throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    archive(jar, Map.of("library/Greeting.class", libraryClass()));
    return jar.toByteArray();
  }

  private void compile() throws IOException {
    Path handler =
        write(
            folder.resolve("sources/deployed/Handler.java"),
            HANDLER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Path library =
        write(
            folder.resolve("sources/library/Greeting.java"),
            LIBRARY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString(),
                handler.toString(),
                library.toString());
    assertThat(errors).isZero();
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    Path zip = folder.resolve("functions.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      archive(out, entries);
    }
    return zip;
  }

  private static void archive(OutputStream out, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream archive = new ZipOutputStream(out)) {
      for (String name : List.copyOf(entries.keySet())) {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(entries.get(name));
      }
    }
  }

  private static Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
