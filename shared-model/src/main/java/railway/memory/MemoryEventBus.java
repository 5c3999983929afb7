package railway.memory;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import railway.store.EventBus;

/** A bus that remembers what was announced, in order and with repetitions. */
public final class MemoryEventBus implements EventBus {
  private final Queue<Announcement> announcements = new ConcurrentLinkedQueue<>();

  @Override
  public void announce(Announcement announcement) {
    announcements.add(announcement);
  }

  /** Everything announced so far. */
  public List<Announcement> announcements() {
    return List.copyOf(announcements);
  }
}
