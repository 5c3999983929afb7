package railway.cloud.events;

/** Listening to a bus from within this process, until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
