package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Tail;
import railway.store.WorkflowId;

/**
 * A journal in bad weather, each answer of which is compared with what is in the table.
 *
 * @param plain the same table in fair weather
 * @param sent every entry that anybody ever wanted to append
 */
record WitnessedJournal(Journal journal, Journal plain, Set<Entry> sent) implements Journal {

  WitnessedJournal(Journal journal, Journal plain) {
    this(journal, plain, new HashSet<>());
  }

  @Override
  public Append append(Entry entry) {
    Optional<Entry> before = stored(entry);
    sent.add(entry);
    return Told.by(() -> journal.append(entry), answer -> judge(entry, before, answer));
  }

  /** An entry never changes, a new one is whole, and the answer says what is there. */
  private void judge(Entry entry, Optional<Entry> before, Optional<Append> answer) {
    Optional<Entry> there = stored(entry);
    if (before.isPresent()) {
      assertThat(there).isEqualTo(before);
    }
    there.ifPresent(whole -> assertThat(sent).contains(whole));
    answer.ifPresent(said -> isTrue(said, entry, there));
  }

  private static void isTrue(Append said, Entry entry, Optional<Entry> there) {
    switch (said) {
      case Append.Appended appended -> assertThat(there).contains(entry);
      case Append.Taken taken -> {
        assertThat(taken.winner()).isPresent().isEqualTo(there);
        assertThat(there.orElseThrow().by()).isNotEqualTo(entry.by());
      }
      case Append.TooLarge large -> throw new AssertionError("none of them is large");
    }
  }

  private Optional<Entry> stored(Entry like) {
    return plain.read(like.id(), like.seq(), 1).stream()
        .map(WitnessedJournal::legible)
        .filter(entry -> entry.seq() == like.seq())
        .findFirst();
  }

  static Entry legible(Reading reading) {
    return switch (reading) {
      case Reading.Legible legible -> legible.entry();
      case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.entry().reason());
    };
  }

  @Override
  public Tail tail(WorkflowId id) {
    return Told.of(() -> journal.tail(id), () -> plain.tail(id));
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    return Told.of(() -> journal.read(id, from, limit), () -> plain.read(id, from, limit));
  }
}
