package railway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task cannot say, and nobody can answer, cannot be rehearsed: javac refuses it. */
final class RehearsalMustNotCompileTest {

  private static final String WELL_FORMED =
      """
      import static railway.testing.Expectation.*;
      import static railway.testing.Happening.*;
      import static railway.testing.Mishap.*;
      import railway.testing.Rehearsal;
      import railway.workflow.Plain;
      import railway.workflow.Reply;
      final class Rehearsed {
        void path() {
          Rehearsal.of(Plain.Flow.of(new Plain.Keyed()))
              .thirdParty(Plain.Keyed.class, asked -> Reply.rejected(new Plain.Unclear(asked.id())))
              .mishaps(Plain.Keyed.class, losesTheReply())
              .given(new Plain.Asked("1"))
              .then(awaits(Plain.Decide.class, new Plain.Question("1")))
              .when(answered(Plain.Decide.class, new Plain.Choice(true)))
              .then(ended(new Plain.Done("1")), effects(Plain.Keyed.class, 0));
        }
      }
      """;

  @Test
  void aWellFormedPath_compiles(@TempDir Path classes) {
    assertThat(errors(WELL_FORMED, classes)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a third party says what is no answer | new Plain.Unclear(asked.id()) | new Plain.Asked(asked.id())
          a third party is asked something else | asked.id() | asked.number()
          another event starts it | given(new Plain.Asked("1")) | given(new Plain.Unclear("1"))
          a To-Do gets another answer | new Plain.Choice(true) | new Plain.Question("1")
          a To-Do shows something else | new Plain.Question("1") | new Plain.Choice(true)
          a State is answered | answered(Plain.Decide.class | answered(Plain.Keyed.class
          a To-Do goes wrong | mishaps(Plain.Keyed.class | mishaps(Plain.Decide.class
          an event that is no outcome ends it | ended(new Plain.Done("1")) | ended(new Plain.Asked("1"))
          a To-Do has effects | effects(Plain.Keyed.class | effects(Plain.Decide.class
          """)
  void aMistake_isRefused(String name, String right, String wrong, @TempDir Path classes) {
    assertThat(WELL_FORMED).as(name).contains(right);
    assertThat(errors(WELL_FORMED.replace(right, wrong), classes)).as(name).isNotEmpty();
  }

  private static List<String> errors(String text, Path classes) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                said,
                List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                List.of(source(text)))
            .call();
    List<String> errors =
        said.getDiagnostics().stream().map(error -> error.getMessage(Locale.ROOT)).toList();
    return compiled ? List.of() : errors;
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///Rehearsed.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
