package railway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import railway.engine.Definitions;
import railway.workflow.Definition;
import railway.workflow.DefinitionException;
import railway.workflow.Workflow;

final class DeploymentTest {

  private static Definitions deployed(Workflow<?, ?, ?>... workflows) {
    List<WorkflowProvider> providers =
        Stream.of(workflows).<WorkflowProvider>map(workflow -> environment -> workflow).toList();
    return Deployment.of(new Environment(Map.of()), providers).definitions();
  }

  @Test
  void workflows_areInTheOrderOfTheirNames_whateverTheOrderOfTheClassPath() {
    assertThat(deployed(Morning.called("b"), Morning.called("c"), Morning.called("a")).all())
        .extracting(Definition::name)
        .containsExactly("a", "b", "c");
  }

  @Test
  void whatAProviderOpened_isClosedWithTheDeployment() {
    List<String> closed = new ArrayList<>();
    WorkflowProvider provider =
        new WorkflowProvider() {
          @Override
          public Workflow<?, ?, ?> workflow(Environment environment) {
            return Morning.called("a");
          }

          @Override
          public void close() {
            closed.add("a");
          }
        };

    try (Deployment deployment = Deployment.of(new Environment(Map.of()), List.of(provider))) {
      assertThat(deployment.definitions().all()).hasSize(1);
      assertThat(closed).isEmpty();
    }
    assertThat(closed).containsExactly("a");
  }

  @Test
  void oneEvent_mayStartSeveralWorkflows() {
    Definitions definitions = deployed(Morning.called("a"), Morning.called("b"));

    assertThat(definitions.startedBy(Morning.Asked.class)).hasSize(2);
  }

  @Test
  void twoEventsOfOneName_areRefused_whenBothStartAWorkflow() {
    assertThatThrownBy(() -> deployed(Morning.called("a"), Evening.called("b")))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(
            "The trigger Asked has 2 meanings, railway.deployment.Evening$Asked,"
                + " railway.deployment.Morning$Asked: on the bus nobody could tell them apart,"
                + " rename one or share the record");
  }

  @Test
  void twoWorkflowsOfOneName_areRefused() {
    assertThatThrownBy(() -> deployed(Morning.called("a"), Morning.called("a")))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("Two workflows are called a");
  }

  @Test
  void aDeploymentWithoutWorkflow_isRefused_andSaysWhereOneIsNamed() {
    assertThatThrownBy(() -> Deployment.of(new Environment(Map.of()), getClass().getClassLoader()))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("META-INF/services/railway.deployment.WorkflowProvider");
  }
}
