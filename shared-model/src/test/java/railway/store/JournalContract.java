package railway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.decision.Then;
import railway.store.Parcel.Returned;
import railway.workflow.Fault;
import railway.workflow.Knowledge;

/** What every journal promises. Each test works on a workflow of its own. */
public abstract class JournalContract {
  private static final Set<Class<?>> STORED =
      Set.of(
          Fact.class,
          How.class,
          Next.class,
          Then.class,
          GivingUp.class,
          Knowledge.class,
          Fault.class);

  protected WorkflowId id = new WorkflowId("unnamed");

  /** The journal under test; it refuses entries of 400 KB. */
  protected abstract Journal journal();

  /** How many races of two appends are run: the faster the journal, the more are needed. */
  protected int races() {
    return 50;
  }

  @BeforeEach
  protected void nameWorkflow(TestInfo test) {
    id = new WorkflowId(test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void tail_ofAnUnknownWorkflow_isMissing() {
    assertThat(journal().tail(id)).isEqualTo(new Tail.Missing());
    assertThat(journal().read(id, 0, 10)).isEmpty();
  }

  @Test
  void append_thenTail_showsTheEntry() {
    Entry started = Entries.started(id, "a");

    assertThat(journal().append(started)).isEqualTo(new Append.Appended());

    assertThat(journal().tail(id)).isEqualTo(new Tail.Facts(List.of(started)));
  }

  @Test
  void append_ofATakenNumber_writesNothingAndShowsTheWinner() {
    Entry winner = Entries.started(id, "a");
    journal().append(winner);

    Append loser = journal().append(Entries.attempted(id, 0, "b"));

    assertThat(loser).isEqualTo(new Append.Taken(Optional.of(winner)));
    assertThat(journal().read(id, 0, 10)).containsExactly(new Journal.Reading.Legible(winner));
  }

  @Test
  void append_ofOurOwnEntryAgain_isAppended() {
    Entry ours = Entries.started(id, "a");
    journal().append(ours);

    assertThat(journal().append(ours)).isEqualTo(new Append.Appended());
    assertThat(journal().read(id, 0, 10)).hasSize(1);
  }

  @Test
  void append_byTwoAtOnce_isWonByExactlyOne() throws Exception {
    int rounds = races();
    AtomicInteger ready = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<List<Append>> first = threads.submit(contender("a", rounds, ready));
      Future<List<Append>> second = threads.submit(contender("b", rounds, ready));
      for (int seq = 0; seq < rounds; seq++) {
        Append a = first.get().get(seq);
        Append b = second.get().get(seq);
        Entry stored = legible(journal().read(id, seq, 1).getFirst());
        Append won = new Append.Appended();
        Append lost = new Append.Taken(Optional.of(stored));
        assertThat(List.of(a, b))
            .isEqualTo(stored.by().equals("a") ? List.of(won, lost) : List.of(lost, won));
      }
    }
  }

  private Callable<List<Append>> contender(String by, int rounds, AtomicInteger ready) {
    return () -> {
      List<Append> answers = new ArrayList<>();
      try {
        for (int seq = 0; seq < rounds; seq++) {
          ready.incrementAndGet();
          while (ready.get() < 2 * (seq + 1)) {
            Thread.onSpinWait(); // so that both append within the same microsecond
          }
          answers.add(journal().append(Entries.attempted(id, seq, by)));
        }
      } finally {
        ready.addAndGet(2 * rounds); // whoever fails does not keep the other waiting
      }
      return answers;
    };
  }

  @Test
  void tail_beginsWithTheNewestTransition_oldestFirst() {
    Entry second = Entries.tooHeavy(id, 2, "c");
    List<Entry> entries =
        List.of(
            Entries.started(id, "a"),
            Entries.attempted(id, 1, "b"),
            second,
            Entries.attempted(id, 3, "d"),
            Entries.attempted(id, 4, "e"));
    entries.forEach(journal()::append);

    assertThat(journal().tail(id)).isEqualTo(new Tail.Facts(entries.subList(2, 5)));
  }

  @Test
  void tail_ofALongVisit_goesBackToItsBeginning() {
    List<Entry> entries = new ArrayList<>(List.of(Entries.started(id, "a")));
    for (int seq = 1; seq <= 21; seq++) {
      entries.add(Entries.attempted(id, seq, "b" + seq));
    }
    entries.forEach(journal()::append);

    assertThat(journal().tail(id)).isEqualTo(new Tail.Facts(entries));
  }

  @Test
  void tail_findsATransitionThatIsNotTheFirstFactOfItsEntry() {
    Fact refused = new Fact.Refused(1, "connection refused", new Then.Stop());
    Fact transitioned = Entries.tooHeavy(id, 1, "b").facts().getFirst();
    Entry mixed = Entries.entry(id, 1, "b", refused, transitioned, Entries.everyFact().getLast());
    journal().append(Entries.started(id, "a"));
    journal().append(mixed);

    assertThat(journal().tail(id)).isEqualTo(new Tail.Facts(List.of(mixed)));
  }

  @Test
  void read_givesAtMostTheLimit_fromTheNumberOn() {
    List<Entry> entries = new ArrayList<>(List.of(Entries.started(id, "a")));
    for (int seq = 1; seq < 12; seq++) {
      entries.add(Entries.attempted(id, seq, "b" + seq));
    }
    entries.forEach(journal()::append);

    assertThat(journal().read(id, 3, 4)).isEqualTo(legible(entries.subList(3, 7)));
    assertThat(journal().read(id, 10, 100)).isEqualTo(legible(entries.subList(10, 12)));
    assertThat(journal().read(id, 12, 100)).isEmpty();
    assertThat(journal().read(id, 0, 0)).isEmpty();
  }

  @Test
  void append_ofAnEntryThatIsTooLarge_isRefusedAndWritesNothing() {
    Entry large =
        Entries.entry(
            id,
            0,
            "a",
            new Fact.LateResult(
                "Weigh",
                Entries.everyStanding().getFirst().id().orElseThrow(),
                new Returned("7", "x".repeat(400 * 1024)),
                new How.Accepted(1)));

    assertThat(journal().append(large))
        .isInstanceOfSatisfying(
            Append.TooLarge.class,
            refused -> assertThat(refused.bytes()).isGreaterThan(refused.limit()));
    assertThat(journal().tail(id)).isEqualTo(new Tail.Missing());
  }

  @Test
  void everyFact_comesBackAsItWasWritten() {
    List<Fact> facts = Entries.everyFact();
    for (int seq = 0; seq < facts.size(); seq++) {
      journal().append(Entries.entry(id, seq, "a" + seq, facts.get(seq)));
    }

    List<Fact> stored =
        journal().read(id, 0, facts.size()).stream()
            .map(JournalContract::legible)
            .map(entry -> entry.facts().getFirst())
            .toList();

    assertThat(stored).isEqualTo(facts);
  }

  @Test
  void everyFact_coversEveryAlternative() {
    assertThat(Kinds.in(Entries.everyFact()))
        .as("give Entries.everyFact() a sample of each new alternative")
        .containsAll(STORED.stream().flatMap(Kinds::leaves).toList())
        .containsAll(List.of(Fact.Request.values()));
  }

  @Test
  void everyStanding_comesBackAsItWasWritten() {
    List<Entry> entries = new ArrayList<>();
    for (Standing standing : Entries.everyStanding()) {
      Entry plain = Entries.attempted(id, entries.size(), "a" + entries.size());
      Entry.Hop hop = entries.isEmpty() ? Entry.Hop.STREAM : Entry.Hop.NONE;
      entries.add(
          new Entry(
              id, plain.seq(), plain.at(), plain.by(), "parcel", plain.facts(), standing, hop));
    }
    entries.forEach(journal()::append);

    assertThat(journal().read(id, 0, 100)).isEqualTo(legible(entries));
  }

  private static List<Journal.Reading> legible(List<Entry> entries) {
    return entries.stream().<Journal.Reading>map(Journal.Reading.Legible::new).toList();
  }

  private static Entry legible(Journal.Reading reading) {
    return switch (reading) {
      case Journal.Reading.Legible legible -> legible.entry();
      case Journal.Reading.Unreadable unreadable ->
          throw new AssertionError(unreadable.entry().reason());
    };
  }
}
