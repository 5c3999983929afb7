package railway.aws.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import railway.aws.Json;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;
import railway.workflow.Definition;
import railway.workflow.Event;

/**
 * Events inside a fact: {@code event}, the simple name, and {@code data}, a native map. DynamoDB
 * nests 32 levels; an event that is deeper is kept as JSON text, {@code json}.
 */
final class EventCodec {
  /** Levels of an event's own; the fact, its list and the item need the rest. */
  private static final int DEEPEST = 28;

  private EventCodec() {}

  /** Adds the event's two fields. */
  @SuppressWarnings("unchecked") // the class of an event is a Class of that event
  static Fields write(Event event, Fields fields) {
    Map<String, Object> data = ((Contract<Event>) Contract.of(event.getClass())).write(event);
    fields.put("event", event.getClass().getSimpleName());
    return levels(data) > DEEPEST ? fields.put("json", Json.write(data)) : fields.put("data", data);
  }

  static Event read(Stored fact, Definition definition) {
    Stored name = fact.at("event");
    Class<? extends Event> type =
        definition
            .vocabulary()
            .event(name.text())
            .orElseThrow(() -> unknown(name, definition.name()));
    Optional<Stored> json = fact.maybe("json");
    Stored data = json.isPresent() ? parsed(json.get()) : fact.at("data");
    return switch (Contract.of(type).read(data.value(), Strictness.LENIENT)) {
      case Reading.Read<? extends Event> read -> read.value();
      case Reading.Violated<? extends Event> violated ->
          throw new Broken(
              data.path(),
              "the stored event is no %s of today: %s"
                  .formatted(name.text(), violated.summary().replace("\n", "; ")),
              "let the record read what older versions wrote, for example by making a new component Optional");
    };
  }

  private static Stored parsed(Stored json) {
    return switch (Json.parse(json.text())) {
      case Json.Reading.Parsed parsed -> new Stored(json.parent(), "json", parsed.tree());
      case Json.Reading.NotJson broken ->
          throw new Broken(json.path(), broken.reason(), "put the attribute back as it was");
    };
  }

  private static Broken unknown(Stored name, String workflow) {
    return new Broken(
        name.path(),
        "no event is called %s".formatted(name.name()),
        "put the record %s back into the vocabulary of workflow %s, or deploy the version that knows it"
            .formatted(name.name(), workflow));
  }

  private static int levels(@Nullable Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> 1 + levels(map.values());
      case List<?> list -> 1 + levels((Collection<?>) list);
      case null, default -> 0;
    };
  }

  private static int levels(Collection<?> children) {
    int deepest = 0;
    for (Object child : children) {
      deepest = Math.max(deepest, levels(child));
    }
    return deepest;
  }
}
