package railway.aws.dynamodb.trouble;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import railway.store.Journal;
import railway.store.JournalContract;
import railway.store.Parcel;
import railway.store.ToDos;
import railway.store.ToDosContract;
import railway.store.WorkflowId;
import railway.store.Workflows;
import railway.store.WorkflowsContract;

/**
 * The adapters keep their contracts in any weather: whatever goes wrong on the way to DynamoDB, the
 * SDK or the platform repeats the call, and what comes of it is as if nothing had gone wrong.
 *
 * <p>{@code -Drailway.seed=N} chooses the mixture, {@code -Drailway.storage.rounds=N} how many of
 * them there are.
 */
class StorageFaultsContractTest {
  private static final FaultMatrix MATRIX = new FaultMatrix();
  private static final Map<String, FaultyStores> STORES = new HashMap<>();

  @AfterAll
  static void print() {
    System.out.printf(
        "Storage faults in the contract tests, mixtures from seed %d:%n%s%n",
        Rounds.seed(), MATRIX);
  }

  /** One client a weather; what is still under way arrives before the next test begins. */
  private static FaultyStores stores(Weather weather) {
    FaultyStores stores =
        STORES.computeIfAbsent(
            weather.name(), name -> FaultyStores.repeating(new FaultyWire(weather.plan(), MATRIX)));
    stores.wire().settle();
    return stores;
  }

  /** The journal. */
  @Nested
  @ParameterizedClass
  @MethodSource("railway.aws.dynamodb.trouble.Weather#all")
  class TheJournal extends JournalContract {
    @Parameter Weather weather = new Weather("fair", FaultPlan.none());
    private Optional<Journal> journal = Optional.empty();

    @BeforeEach
    @Override
    protected void nameWorkflow(TestInfo test) {
      id = new WorkflowId(weather + "/" + test.getTestMethod().orElseThrow().getName());
      journal = Optional.of(stores(weather).journal(name -> Optional.of(Parcel.DEFINITION)));
    }

    @Override
    protected Journal journal() {
      return journal.orElseThrow();
    }

    @Override
    protected int races() {
      return 4;
    }
  }

  /** The read model of instances. */
  @Nested
  @ParameterizedClass
  @MethodSource("railway.aws.dynamodb.trouble.Weather#all")
  class TheWorkflows extends WorkflowsContract {
    @Parameter Weather weather = new Weather("fair", FaultPlan.none());
    private Optional<Workflows> workflows = Optional.empty();

    @BeforeEach
    void clear() {
      FaultyStores stores = stores(weather);
      workflows = Optional.of(stores.workflows(Tables.workflows(), SHARDS));
    }

    @Override
    protected Workflows workflows() {
      return workflows.orElseThrow();
    }
  }

  /** The read model of To-Dos. */
  @Nested
  @ParameterizedClass
  @MethodSource("railway.aws.dynamodb.trouble.Weather#all")
  class TheToDos extends ToDosContract {
    @Parameter Weather weather = new Weather("fair", FaultPlan.none());
    private Optional<ToDos> toDos = Optional.empty();

    @BeforeEach
    void clear() {
      FaultyStores stores = stores(weather);
      toDos = Optional.of(stores.toDos(Tables.toDos()));
    }

    @Override
    protected ToDos toDos() {
      return toDos.orElseThrow();
    }
  }
}
