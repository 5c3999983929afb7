package railway.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.cloud.access.Guard;
import railway.cloud.template.Template;
import railway.cloud.template.TemplateException;
import railway.cloud.template.TemplateFile;
import railway.cloud.template.TemplateLoader;
import railway.cloud.wire.CloudLog;

/** What AWS does in the name of a function is checked before anything starts. */
class PermissionsTest {
  @TempDir Path folder;

  private static void check(Template template) {
    new Permissions(template, Guard.of(template, CloudLog.silent())).check();
  }

  @Test
  void theTemplate_letsAwsDoItsPart() {
    assertThatCode(() -> check(TemplateFile.load())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          dynamodb:ListStreams       ; FollowTransition, event Journal            ; FollowTransitionRole
          dynamodb:GetRecords,       ; FollowTransition, event Journal            ; FollowTransitionRole
          dynamodb:GetShardIterator] ; FollowTransition, event Journal            ; FollowTransitionRole
          s3:PutObject               ; FollowTransition, event Journal            ; FollowTransitionRole
          s3:ListBucket              ; FollowTransition, event Journal            ; FollowTransitionRole
          lambda:InvokeFunction      ; WakeUp, event Shard0                       ; ScheduleRole
          """)
  void anActionThatIsMissing_isNamed_withItsRole(String action, String where, String role)
      throws IOException {
    String text = Files.readString(TemplateFile.path());
    assertThat(text).contains(action);
    String other = action.replaceFirst(":\\w+", ":Nothing");

    assertThatThrownBy(() -> check(load(text.replace(action, other))))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll(
            where,
            action.replaceAll("[],]", ""),
            "Add ",
            "to the role " + role + " in template.yaml");
  }

  @Test
  void aRuleThatMayNotKeepWhatItCannotDeliver_isNamed() throws IOException {
    String text =
        Files.readString(TemplateFile.path())
            .replace("Service: events.amazonaws.com", "Service: sns.amazonaws.com");

    assertThatThrownBy(() -> check(load(text)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll("StartWorkflow, event", "events.amazonaws.com", "DeadLetters");
  }

  @Test
  void aRoleThatLambdaMayNotTake_isNamed() throws IOException {
    String text =
        Files.readString(TemplateFile.path())
            .replaceFirst("Service: lambda.amazonaws.com", "Service: ec2.amazonaws.com");

    assertThatThrownBy(() -> check(load(text)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll(
            "StartWorkflow, Role",
            "lambda.amazonaws.com may not act in the role StartWorkflowRole");
  }

  private Template load(String text) {
    try {
      return TemplateLoader.load(
          Files.writeString(folder.resolve("template.yaml"), text), TemplateFile.PARAMETERS);
    } catch (IOException trouble) {
      throw new IllegalStateException(trouble);
    }
  }
}
