package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import railway.engine.Backlog;

/** What template.yaml says of the functions is true of these classes. */
class TemplateTest {
  private static final Pattern HANDLER = Pattern.compile("(?m)^\\s+Handler: (\\S+)$");
  private static final Pattern SHARD = Pattern.compile("\\{\"shard\":\\s*\"(\\d+)\"}");

  private final String template = read();

  private static String read() {
    try {
      return Files.readString(Path.of("..", "template.yaml"));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private List<String> all(Pattern pattern) {
    return pattern.matcher(template).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void everyHandler_isAPublicClass_thatLambdaAndTheLocalCloudCanMake() throws Exception {
    assertThat(all(HANDLER))
        .containsExactlyInAnyOrder(
            "railway.functions.StartWorkflow",
            "railway.functions.FollowTransition",
            "railway.functions.ProjectReadModels",
            "railway.functions.WakeUp",
            "railway.functions.AnswerToDo",
            "railway.functions.ListToDos",
            "railway.functions.MeasureBacklog");
    for (String handler : all(HANDLER)) {
      Class<?> type = Class.forName(handler);
      assertThat(type).isPublic().isFinal();
      assertThat(RequestStreamHandler.class).isAssignableFrom(type);
      assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
      assertThat(type.getConstructor(Map.class)).isNotNull();
    }
  }

  @Test
  void everyVariableThatIsRead_isSet() {
    assertThat(SettingsTest.variables().keySet())
        .allSatisfy(name -> assertThat(template).containsPattern("\\s+" + name + ": \\S"));
  }

  @Test
  void everyShard_hasItsSchedule() {
    assertThat(template).contains("DUE_SHARDS: !Ref DueShards");
    assertThat(all(SHARD))
        .containsExactly(
            IntStream.range(0, Backlog.SHARDS).mapToObj(Integer::toString).toArray(String[]::new));
  }
}
