package railway.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** The JDK's compiler, with the real classes of the language before it and nothing on disk. */
final class Javac implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of("--source", "21", "-proc:none", "-Xlint:none", "-implicit:none");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files =
      compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
  private final JavaFileManager nowhere =
      new ForwardingJavaFileManager<>(files) {
        @Override
        public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
          return new Thrown(className, kind);
        }
      };

  Javac() {
    try {
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH, List.of(home(Workflow.class), home(NullMarked.class)));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** The errors in one source; none if it compiles. */
  List<Diagnostic<? extends JavaFileObject>> errors(String className, String source) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    boolean compiles =
        compiler
            .getTask(null, nowhere, said, OPTIONS, null, List.of(new Source(className, source)))
            .call();
    List<Diagnostic<? extends JavaFileObject>> errors =
        said.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    if (compiles != errors.isEmpty()) {
      throw new IllegalStateException("javac failed without an error: " + said.getDiagnostics());
    }
    return errors;
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(
          URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A class file that nobody reads. */
  private static final class Thrown extends SimpleJavaFileObject {
    Thrown(String className, Kind kind) {
      super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }
}
