package railway.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;

/** Identifiers, and the workflow's id, are pure functions of the event, and tell events apart. */
final class IdentifierRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    Stream<Breach> ofTasks =
        definition.tasks().stream()
            .flatMap(
                task -> {
                  Author author = new Author(task, specimens);
                  return task.takes().stream()
                      .flatMap(
                          type ->
                              check(
                                  Rule.at(definition, task) + ", identifier",
                                  specimens.of(type),
                                  author::identifier));
                });
    Stream<Breach> ofWorkflow =
        definition.triggers().stream()
            .flatMap(
                type ->
                    check(
                        definition.name() + ", workflowId",
                        specimens.of(type),
                        event -> Trial.of(() -> definition.workflowId(event))));
    return Stream.concat(ofWorkflow, ofTasks);
  }

  private static Stream<Breach> check(
      String where, List<? extends Event> events, Function<Event, Trial<String>> identify) {
    return Stream.concat(
        events.stream().flatMap(event -> check(where, event, identify).stream()).limit(1),
        constant(where, events, identify).stream());
  }

  private static Optional<Breach> check(
      String where, Event event, Function<Event, Trial<String>> identify) {
    String kind = event.getClass().getSimpleName();
    Trial<String> first = identify.apply(event);
    if (first instanceof Trial.Failed<String>(String why)) {
      return Optional.of(
          new Breach(
              where, "it %s for a made-up %s".formatted(why, kind), "Answer for every event"));
    }
    if (first.given().map(String::isBlank).orElse(false)) {
      return Optional.of(
          new Breach(
              where,
              "it can be blank, for some " + kind,
              "Begin with a word, as in \"invoice-\" + event.orderId()"));
    }
    boolean stable =
        first.equals(identify.apply(event)) && first.equals(identify.apply(copy(event)));
    return stable
        ? Optional.empty()
        : Optional.of(
            new Breach(
                where,
                "two calls for the same %s give two identifiers".formatted(kind),
                "Make it from components of the event alone: no clock, no random, no hash of"
                    + " an object"));
  }

  private static Optional<Breach> constant(
      String where, List<? extends Event> events, Function<Event, Trial<String>> identify) {
    Set<String> identifiers =
        events.stream()
            .flatMap(event -> identify.apply(event).given().stream())
            .collect(Collectors.toSet());
    return events.size() > 1 && identifiers.size() == 1
        ? Optional.of(
            new Breach(
                where,
                "%d different events, %s, all have the identifier \"%s\""
                    .formatted(
                        events.size(),
                        events.getFirst().getClass().getSimpleName(),
                        identifiers.iterator().next()),
                "Add a business key of the event, as in \"invoice-\" + event.orderId()"))
        : Optional.empty();
  }

  /** The event as another process would read it from the journal. */
  private static Event copy(Event event) {
    return copy(event, Contract.of(event.getClass()));
  }

  @SuppressWarnings("unchecked") // the contract is of the event's own class
  private static Event copy(Event event, Contract<? extends Event> contract) {
    return switch (((Contract<Event>) contract)
        .read(((Contract<Event>) contract).write(event), Strictness.LENIENT)) {
      case Reading.Read<Event>(Event read) -> read;
      case Reading.Violated<Event> cannotBeRead -> event;
    };
  }
}
