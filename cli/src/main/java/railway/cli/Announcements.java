package railway.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import railway.cloud.LocalCloud;
import railway.cloud.events.BusEvent;
import railway.cloud.events.Subscription;

/** What the workflows announce on the bus: endings and late results. */
final class Announcements implements AutoCloseable {
  private static final String SOURCES = "railway.";

  private final List<BusEvent> heard = new CopyOnWriteArrayList<>();
  private final Subscription subscription;

  /**
   * Listens from now on.
   *
   * @param listener hears each one as well; it must be quick
   */
  Announcements(LocalCloud cloud, String bus, Consumer<BusEvent> listener) {
    this.subscription =
        cloud.subscribe(
            bus,
            event -> {
              if (event.source().startsWith(SOURCES)) {
                heard.add(event);
                listener.accept(event);
              }
            });
  }

  /** Listens until this thread is interrupted. */
  void listenOn() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  List<BusEvent> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
