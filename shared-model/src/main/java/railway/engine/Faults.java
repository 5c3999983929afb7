package railway.engine;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import railway.workflow.Fault;

/**
 * Reads exceptions of a call. Only those that prove that nothing was sent are refusals; unknown is
 * the default. Messages of exceptions may hold payloads and are left out.
 */
public final class Faults {

  private Faults() {}

  public static Fault of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (nothingWasSent(cause)) {
        return new Fault.Refused("no connection: " + cause.getClass().getSimpleName());
      }
    }
    return new Fault.Unanswered(thrown.getClass().getSimpleName());
  }

  public static Fault overLimit(Duration limit) {
    return new Fault.Unanswered("no answer within " + limit.toMillis() + " ms");
  }

  private static boolean nothingWasSent(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof UnresolvedAddressException;
  }
}
