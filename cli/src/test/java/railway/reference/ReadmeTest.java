package railway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import railway.cloud.template.TemplateFile;

/** The README says what is so: its code compiles, its picture is the generated one. */
class ReadmeTest {

  private static final Path ROOT = TemplateFile.path().toAbsolutePath().getParent();
  private static final String IMPORTS =
      """
      package readme;
      import java.math.BigDecimal;
      import java.time.Duration;
      import railway.workflow.*;
      import readme.RefundEvent.*;
      """;
  private static final String BEGIN = "<!-- picture: docs/diagrams/order.mmd -->";
  private static final String END = "<!-- end of picture -->";

  /** Run by .ci/run after the tests, the second by the tests of this module, or on an account. */
  private static final List<String> RUN =
      List.of(
          "./railway demo",
          "./railway demo --faults --seed 1 --orders 20",
          "./railway up",
          "./railway verify order-1",
          "./railway verify --all",
          "./mvnw verify",
          "./mvnw package",
          "sam deploy");

  @Test
  void everyCommandIsOneThatIsRun() throws IOException {
    List<String> commands =
        blocks("sh").stream().flatMap(String::lines).filter(line -> !line.isBlank()).toList();
    assertThat(commands).isSubsetOf(RUN).contains("./railway demo", "./mvnw verify");
    String ci = Files.readString(ROOT.resolve(".ci").resolve("run"));
    assertThat(ci)
        .contains("./mvnw -B verify")
        .contains("./railway demo\n")
        .contains("./railway demo --faults --seed 1 --orders 20\n");
  }

  @Test
  void thePictureIsTheGeneratedOne() throws IOException {
    String readme = readme();
    String picture =
        "```mermaid\n"
            + Files.readString(ROOT.resolve("docs").resolve("diagrams").resolve("order.mmd"))
            + "```\n";
    String before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length()) + "\n";
    String after = readme.substring(readme.indexOf(END));
    if (Boolean.getBoolean("railway.regenerate")) {
      Files.writeString(ROOT.resolve("README.md"), before + picture + after);
    }
    assertThat(readme())
        .as("write it anew with -Drailway.regenerate=true")
        .isEqualTo(before + picture + after);
  }

  @Test
  void itsJavaCompiles(@TempDir Path classes) throws IOException {
    List<String> blocks = blocks("java");
    List<JavaFileObject> sources = new ArrayList<>();
    for (String block : blocks) {
      Matcher name = Pattern.compile("public (?:sealed interface|record) (\\w+)").matcher(block);
      assertThat(name.find()).isTrue();
      sources.add(source(name.group(1), IMPORTS + block));
    }
    sources.add(
        source(
            "Bank",
            IMPORTS
                + "interface Bank { Reply<RefundAnswer> refund(RefundRequested event, TaskId key); }"));
    StringWriter said = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                said,
                null,
                null,
                List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                sources)
            .call();
    assertThat(compiled).as("%s", said).isTrue();
    assertThat(blocks).hasSize(3);
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///readme/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
