package railway.functions;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * Walks the paths of a handler once, before Lambda takes the snapshot from which sandboxes are
 * restored, so that the first real event finds everything loaded, linked and read. It works on a
 * {@link PrimingStage}: nobody outside is called, no credentials are resolved, and no connection,
 * thread or client is left for the snapshot to keep.
 *
 * <p>Nothing needs to be done after a restore, because nothing that must be unique is made before
 * the snapshot: the names of writers are made of the request id and a nonce for each run ({@link
 * LambdaPlatform}), the nonces come from the operating system's source of randomness, and
 * credentials, connections and addresses of hosts are looked up by the first request.
 *
 * <p>On a JVM that takes no snapshots it does nothing.
 */
final class Priming implements Resource {

  /** A context refers to its resources weakly. */
  private static final List<Priming> REGISTERED = new CopyOnWriteArrayList<>();

  /** The paths of a handler. */
  @FunctionalInterface
  interface Paths {
    void walk(PrimingStage stage) throws IOException;
  }

  private final Map<String, String> environment;
  private final Paths paths;
  private final Log log;

  Priming(Map<String, String> environment, Paths paths, Log log) {
    this.environment = environment;
    this.paths = paths;
    this.log = log;
  }

  /** Has these paths walked before the snapshot, if there will be one. */
  static void beforeSnapshot(Map<String, String> environment, Paths paths) {
    String function = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "unknown");
    Log log = new Log(new PrimingContext(function, line -> LambdaRuntime.getLogger().log(line)));
    Priming priming = new Priming(environment, paths, log);
    try {
      Core.getGlobalContext().register(priming);
      REGISTERED.add(priming);
    } catch (RuntimeException | LinkageError unusable) {
      log.defect("register for priming", unusable);
    }
  }

  /** A function that cannot be primed starts all the same, only slower. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try (PrimingStage stage = new PrimingStage(environment)) {
      paths.walk(stage);
      greetNobody();
      log.say("primed");
    } catch (IOException
        | GeneralSecurityException
        | RuntimeException
        | LinkageError
        | AssertionError broken) {
      log.defect("prime", broken);
    }
  }

  /**
   * Reads the trust store and makes the first message of a TLS handshake, which goes nowhere; makes
   * the provider of credentials that functions with snapshots use, which asks nobody yet.
   */
  private static void greetNobody() throws IOException, GeneralSecurityException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    engine.wrap(
        ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    HttpsURLConnection.getDefaultSSLSocketFactory();
    URI.create("https://localhost/").toURL().openConnection();
    ContainerCredentialsProvider.create().close();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // nothing was kept that a restored sandbox would have to throw away
  }
}
