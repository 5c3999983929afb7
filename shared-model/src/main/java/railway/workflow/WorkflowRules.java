package railway.workflow;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What types cannot say of a workflow, checked in the build: run {@link #require} in a test of
 * every workflow. It calls the author's pure functions with made-up events, and never a third
 * party.
 */
public final class WorkflowRules {
  private static final List<Rule> RULES =
      List.of(
          new NameRule(),
          new StorageRule(),
          new RoutingRule(),
          new ReachRule(),
          new SwitchRule(),
          new CategoryRule(),
          new AnswerRule(),
          new HumanRule(),
          new BoundsRule(),
          new IdentifierRule(),
          new SharedIdentifierRule());

  private WorkflowRules() {}

  /** Everything that is wrong, and how to mend it; empty if the workflow is well formed. */
  public static List<Breach> check(Workflow<?, ?, ?> workflow) {
    try {
      Definition definition = Definition.of(workflow);
      Specimens specimens = new Specimens();
      return RULES.stream().flatMap(rule -> rule.check(definition, specimens)).distinct().toList();
    } catch (DefinitionException unreadable) {
      return List.of(
          new Breach(
              workflow.getClass().getName(),
              String.valueOf(unreadable.getMessage()),
              "Mend this first: nothing else can be checked before"));
    }
  }

  /**
   * Nothing is wrong.
   *
   * @throws DefinitionException that lists everything that is
   */
  public static void require(Workflow<?, ?, ?> workflow) {
    List<Breach> breaches = check(workflow);
    if (!breaches.isEmpty()) {
      throw new DefinitionException(
          breaches.stream()
              .map(breach -> "- " + breach)
              .collect(
                  Collectors.joining(
                      "\n",
                      "Workflow %s breaks %d rules of the language:%n"
                          .formatted(workflow.getClass().getSimpleName(), breaches.size()),
                      "")));
    }
  }
}
