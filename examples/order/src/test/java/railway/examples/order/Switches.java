package railway.examples.order;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The one author's mistake that javac cannot refuse: a {@code default}, or a pattern that takes
 * every event, in {@code transition}. With it a new event would silently go somewhere. Reads the
 * source as javac does, without compiling it.
 */
final class Switches {
  private Switches() {}

  /** {@code File.java:12}, for each case in a transition of these sources that takes everything. */
  static List<String> thatTakeEverything(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      Transitions found = new Transitions(Trees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        found.scan(unit, null);
      }
      return found.places;
    }
  }

  private static final class Transitions extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final List<String> places = new ArrayList<>();

    Transitions(Trees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitCase(CaseTree one, Void nothing) {
      routed(getCurrentPath())
          .filter(event -> takesEverything(one, event))
          .ifPresent(event -> places.add(place(one)));
      return super.visitCase(one, null);
    }

    private static boolean takesEverything(CaseTree one, VariableTree event) {
      return one.getLabels().stream()
          .anyMatch(
              label ->
                  switch (label) {
                    case DefaultCaseLabelTree everything -> true;
                    case PatternCaseLabelTree pattern -> isOfType(pattern, event.getType());
                    default -> false;
                  });
    }

    private static boolean isOfType(PatternCaseLabelTree label, Tree type) {
      return label.getPattern() instanceof BindingPatternTree binding
          && binding.getVariable().getType().toString().equals(type.toString());
    }

    /** The parameter of a method called transition, if the switch of this case is on it. */
    private static Optional<? extends VariableTree> routed(TreePath path) {
      String selector = selector(path.getParentPath().getLeaf());
      for (TreePath above = path; above != null; above = above.getParentPath()) {
        if (above.getLeaf() instanceof MethodTree method) {
          return method.getParameters().stream()
              .filter(parameter -> method.getName().contentEquals("transition"))
              .filter(parameter -> selector.equals("(" + parameter.getName() + ")"))
              .findFirst();
        }
      }
      return Optional.empty();
    }

    private static String selector(Tree parent) {
      return switch (parent) {
        case SwitchExpressionTree expression -> expression.getExpression().toString();
        case SwitchTree statement -> statement.getExpression().toString();
        default -> "";
      };
    }

    private String place(CaseTree one) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      long start = trees.getSourcePositions().getStartPosition(unit, one);
      return "%s:%d"
          .formatted(
              Path.of(unit.getSourceFile().getName()).getFileName(),
              unit.getLineMap().getLineNumber(start));
    }
  }
}
