package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.decision.Fact;
import railway.decision.Next;
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Pace;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.WorkflowRow;

/**
 * The engine of production walks a task of each category to the end while DynamoDB has trouble of
 * every kind, third parties lose replies, and other invocations come in between. {@code
 * -Drailway.seed=N} chooses the first errand, {@code -Drailway.storage.rounds=N} how many.
 */
class StorageFaultsEngineTest {
  private static final FaultMatrix MATRIX = new FaultMatrix();
  private static final AtomicInteger TROUBLES = new AtomicInteger();

  static List<Long> seeds() {
    return Rounds.seeds(3).boxed().toList();
  }

  @AfterAll
  static void print() {
    System.out.printf(
        "Storage faults met by the engine, from seed %d; %d invocations ended in store trouble:%n%s%n",
        Rounds.seed(), TROUBLES.get(), MATRIX);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anErrand_inAnyWeather_endsOnce_andSaysWhatHappened(long seed) {
    Rounds.play(seed, () -> walk(seed));
  }

  private static void walk(long seed) {
    ErrandWalk walk = new ErrandWalk(seed, MATRIX);

    walk.toTheEnd();
    TROUBLES.addAndGet(walk.troubles());

    List<Entry> journal = walk.journal();
    assertThat(journal).filteredOn(StorageFaultsEngineTest::ends).hasSize(1);
    assertThat(journal).extracting(Entry::by).doesNotHaveDuplicates();
    Audited audited =
        new Auditor(walk.definitions(), Pace.USUAL)
            .audit(walk.ports().plain().journal(), walk.id())
            .orElseThrow();
    assertThat(audited.unread()).isEmpty();
    assertThat(audited.objections()).isEmpty();
    assertThat(audited.remarks()).isEmpty();
    theReadModelsSayTheSame(walk);
    theEndingWasAnnounced(walk);
    whatIsSaid_isWhatHappened(walk);
  }

  private static boolean ends(Entry entry) {
    return entry.arrival().map(Fact.Arrival::next).filter(Next.Ended.class::isInstance).isPresent();
  }

  private static void theReadModelsSayTheSame(ErrandWalk walk) {
    assertThat(walk.ports().plain().workflows().get(walk.id()))
        .contains(WorkflowRow.of(walk.journal().getLast()));
    assertThat(walk.ports().plain().toDos().get(walk.task("ask")))
        .hasValueSatisfying(row -> assertThat(row.decided()).isPresent());
  }

  private static void theEndingWasAnnounced(ErrandWalk walk) {
    assertThat(walk.announcements())
        .filteredOn(said -> said.kind() instanceof Announcement.Kind.Ended)
        .isNotEmpty()
        .allSatisfy(said -> assertThat(said.event()).isEqualTo(new Errand.Done(walk.name())));
  }

  private static void whatIsSaid_isWhatHappened(ErrandWalk walk) {
    String charged = walk.said(Errand.Charged.class).word();
    String reserved = walk.said(Errand.Reserved.class).word();
    String booked = walk.said(Errand.Booked.class).word();
    String mailed = walk.said(Errand.Mailed.class).word();
    holds(charged, walk.counter().count(walk.task("charge")));
    holds(reserved, walk.counter().count(walk.task("reserve")));
    holds(booked, walk.counter().confirmed());
    holds(mailed, walk.counter().count(walk.task("mail")));
    assertThat(walk.counter().held()).as("steps that nobody cancelled").isEmpty();
  }

  private static void holds(String word, int effects) {
    switch (word) {
      case Errand.DONE -> assertThat(effects).isEqualTo(1);
      case Errand.NOT_DONE -> assertThat(effects).isZero();
      default -> assertThat(effects).isBetween(0, 1);
    }
  }
}
