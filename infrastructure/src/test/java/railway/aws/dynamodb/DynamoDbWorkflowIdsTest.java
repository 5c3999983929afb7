package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import railway.store.Entries;
import railway.store.Journal;
import railway.store.Parcel;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;

/** A scan names each workflow once, whatever is left of its journal. */
class DynamoDbWorkflowIdsTest {
  private final Journal journal =
      new DynamoDbJournal(
          name -> Optional.of(Parcel.DEFINITION), LocalDynamoDb.JOURNAL, LocalDynamoDb.enhanced());

  @Test
  void each_namesEveryWorkflowOnce_alsoOneWhoseBeginningIsGone() {
    WorkflowId whole = new WorkflowId("listed-whole");
    WorkflowId beheaded = new WorkflowId("listed-beheaded");
    journal.append(Entries.started(whole, "a"));
    IntStream.range(1, 5).forEach(seq -> journal.append(Entries.attempted(whole, seq, "a" + seq)));
    journal.append(Entries.attempted(beheaded, 3, "b"));

    List<WorkflowId> listed = new ArrayList<>();
    new DynamoDbWorkflowIds(LocalDynamoDb.JOURNAL, LocalDynamoDb.plain()).each(listed::add);

    assertThat(listed).contains(whole, beheaded).doesNotHaveDuplicates();
  }

  @Test
  void each_ofATableThatIsNotThere_isStoreTrouble() {
    var nowhere = new DynamoDbWorkflowIds("Nowhere", LocalDynamoDb.plain());

    assertThatThrownBy(() -> nowhere.each(id -> {}))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("in table Nowhere");
  }
}
