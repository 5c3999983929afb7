package railway.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import railway.cloud.wire.CloudLog;

/**
 * What has been started, in order, so that it can be stopped in the opposite order; what does not
 * stop does not keep the rest from stopping.
 */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CloudLog log;

  Closing(CloudLog log) {
    this.log = log;
  }

  <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception fault) {
        log.fault("closing " + part.getClass().getSimpleName(), fault);
      }
    }
  }
}
