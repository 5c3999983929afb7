package railway.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import railway.workflow.Author.Saying;

/**
 * What a task's functions say belongs to its answers, which a cast can break, and they never fail:
 * they are pure and total, for the engine has nobody to tell.
 */
final class AnswerRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    return definition.tasks().stream().flatMap(task -> check(definition, task, specimens));
  }

  private static Stream<Breach> check(
      Definition definition, TaskDefinition task, Specimens specimens) {
    Author author = new Author(task, specimens);
    String where = Rule.at(definition, task);
    Map<String, Breach> firstOfFunction = new LinkedHashMap<>();
    Stream.of(author.sayings(), uncertainties(author, task), author.otherCalls())
        .flatMap(each -> each)
        .forEach(
            saying ->
                check(where, task, saying)
                    .forEach(breach -> firstOfFunction.putIfAbsent(saying.function(), breach)));
    return firstOfFunction.values().stream();
  }

  private static Stream<Saying> uncertainties(Author author, TaskDefinition task) {
    return task.task() instanceof OpaqueState<?, ?> opaque
        ? author
            .events()
            .map(
                event ->
                    new Saying("compromise", event.getClass(), author.uncertain(opaque, event)))
        : Stream.empty();
  }

  private static Stream<Breach> check(String where, TaskDefinition task, Saying saying) {
    return switch (saying.said()) {
      case Trial.Failed<?>(String why) ->
          Stream.of(
              new Breach(
                  where,
                  "%s %s for a made-up %s"
                      .formatted(saying.function(), why, saying.of().getSimpleName()),
                  "Let it answer whatever the constructors of events and answers accept, or let"
                      + " those refuse it"));
      case Trial.Gave<?>(Event event) when !task.says().contains(event.getClass()) ->
          Stream.of(
              new Breach(
                  where,
                  "%s says %s, which is not among its answers"
                      .formatted(saying.function(), event.getClass().getSimpleName()),
                  "Permit it in the sealed group of answers, and do not cast around the types"));
      case Trial.Gave<?> fine -> Stream.empty();
    };
  }
}
