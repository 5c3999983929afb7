package railway.benchmarks.coldstart;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * As {@link OurFirstEvent}, after the trust store has been read. The stand-in speaks HTTP, for
 * which ours does not read it; the plain way does all the same.
 */
public final class OurFirstEventWithTrustStore {

  private OurFirstEventWithTrustStore() {}

  /** With the same arguments. */
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    SSLContext.getDefault();
    OurFirstEvent.main(arguments);
  }
}
