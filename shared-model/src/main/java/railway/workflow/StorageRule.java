package railway.workflow;

import java.util.stream.Stream;
import railway.contract.Contract;
import railway.contract.ContractDefinitionException;

/** Events, read models and answers are stored, so each has a data contract. */
final class StorageRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    Stream<Breach> events =
        definition.vocabulary().events().stream()
            .flatMap(event -> breach(Rule.at(definition, event), event));
    Stream<Breach> models =
        definition.tasks().stream()
            .flatMap(
                task ->
                    Stream.concat(task.readModel().stream(), task.answer().stream())
                        .flatMap(type -> breach(Rule.at(definition, task), type)));
    return Stream.concat(events, models);
  }

  private static Stream<Breach> breach(String where, Class<?> type) {
    try {
      Contract.of(type);
      return Stream.empty();
    } catch (ContractDefinitionException cannot) {
      return Stream.of(
          new Breach(
              where,
              "%s cannot be stored: %s".formatted(type.getSimpleName(), cannot.getMessage()),
              "Change that component"));
    }
  }
}
