package railway.cli.verdict;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What must hold over a run.
 *
 * @param words the claim, for people
 * @param check finds what speaks against it
 */
record Claim(String words, Function<Evidence, Stream<Finding>> check) {

  /** Where something is wrong, and what. */
  record Finding(String where, String what) {}

  /** A claim about each workflow. */
  static Claim ofEach(String words, Function<WorkflowFile, Stream<String>> check) {
    return new Claim(
        words,
        evidence ->
            evidence.workflows().stream()
                .flatMap(
                    file -> check.apply(file).map(what -> new Finding(file.id().value(), what))));
  }

  List<Violation> against(Evidence evidence) {
    return check
        .apply(evidence)
        .map(finding -> new Violation(words, finding.where(), finding.what()))
        .toList();
  }
}
