package railway.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import railway.store.Entries;
import railway.store.EventBus;
import railway.store.Journal;
import railway.store.JournalContract;
import railway.store.Parcel;
import railway.store.ToDos;
import railway.store.ToDosContract;
import railway.store.WorkflowId;
import railway.store.Workflows;
import railway.store.WorkflowsContract;

/** The stores in memory keep the contracts of the ports. */
class MemoryStoresTest {

  @Nested
  class TheJournal extends JournalContract {
    private final Journal journal =
        new MemoryJournal(entry -> entry.toString().length(), 350 * 1024);

    @Override
    protected Journal journal() {
      return journal;
    }

    @Override
    protected int races() {
      return 5_000;
    }
  }

  @Nested
  class TheWorkflows extends WorkflowsContract {
    private final Workflows workflows = new MemoryWorkflows(SHARDS);

    @Override
    protected Workflows workflows() {
      return workflows;
    }
  }

  @Nested
  class TheToDos extends ToDosContract {
    private final ToDos toDos = new MemoryToDos();

    @Override
    protected ToDos toDos() {
      return toDos;
    }
  }

  @Test
  void append_thatWouldLeaveAGap_isAMistakeOfTheCaller() {
    var journal = new MemoryJournal();
    var id = new WorkflowId("gap");
    journal.append(Entries.started(id, "a"));

    assertThatThrownBy(() -> journal.append(Entries.attempted(id, 2, "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Entry 2 of gap would leave a gap after 0");
  }

  @Test
  void theBus_remembersWhatWasAnnounced_repetitionsToo() {
    var bus = new MemoryEventBus();
    var announcement =
        new EventBus.Announcement(
            "parcel",
            new WorkflowId("parcel-7"),
            5,
            new EventBus.Announcement.Kind.Ended(),
            new Parcel.Delivered("7"));

    bus.announce(announcement);
    bus.announce(announcement);

    assertThat(bus.announcements()).containsExactly(announcement, announcement);
  }
}
