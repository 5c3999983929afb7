package railway.testing.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Next;
import railway.engine.Definitions;
import railway.engine.Railway;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.Tail;
import railway.store.UnreadableEntry;
import railway.workflow.Definition;
import railway.workflow.Event;

/**
 * One version of the code as it is deployed.
 *
 * @param number 0 for the first
 * @param only whether there is no other one, so that it can read everything
 */
record Version(
    int number, boolean only, Definitions definitions, Railway railway, Functions functions) {

  /** What a journal shows to this version: it knows its own events and tasks, and no others. */
  Reading read(Entry entry, Entry newest) {
    Optional<String> unknown = only ? Optional.empty() : unknown(entry);
    return unknown.isEmpty()
        ? new Reading.Legible(entry)
        : new Reading.Unreadable(
            new UnreadableEntry(
                newest.id(), newest.seq(), newest.workflow(), newest.standing(), unknown.get()));
  }

  /** The tail as this version can read it. */
  Tail read(Tail tail) {
    if (only || !(tail instanceof Tail.Facts facts)) {
      return tail;
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : facts.entries()) {
      switch (read(entry, facts.newest())) {
        case Reading.Legible legible -> entries.add(legible.entry());
        case Reading.Unreadable unreadable -> {
          return new Tail.Unreadable(unreadable.entry());
        }
      }
    }
    return new Tail.Facts(entries);
  }

  private Optional<String> unknown(Entry entry) {
    Optional<Definition> definition = definitions.get(entry.workflow());
    if (definition.isEmpty()) {
      return Optional.of("no workflow is called " + entry.workflow());
    }
    for (Fact fact : entry.facts()) {
      Optional<String> unknown =
          switch (fact) {
            case Fact.Arrival arrival ->
                unknown(definition.get(), arrival.event())
                    .or(() -> unknown(definition.get(), arrival.next()));
            case Fact.LateResult late -> unknown(definition.get(), late.event());
            case Fact.Answered answered -> unknown(definition.get(), answered.event());
            default -> Optional.empty();
          };
      if (unknown.isPresent()) {
        return unknown;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> unknown(Definition definition, Event event) {
    return definition.vocabulary().events().contains(event.getClass())
        ? Optional.empty()
        : Optional.of("no event is called " + event.getClass().getSimpleName());
  }

  private static Optional<String> unknown(Definition definition, Next next) {
    return next instanceof Next.To to && definition.task(to.task()).isEmpty()
        ? Optional.of("no task is called " + to.task())
        : Optional.empty();
  }
}
