package railway.cloud.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import railway.cloud.FaultPlan;
import railway.cloud.access.Guard;
import railway.cloud.stream.StreamSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB of this process. Whatever credentials and region a client has, it sees the same
 * tables; an access key must consist of letters and digits. The tables are gone when the process
 * ends.
 *
 * <p>DynamoDB Local writes fast only to the first table with a stream that a process makes.
 * Therefore make one instance a process, never delete such a table, and keep tests apart by their
 * keys.
 */
public final class LocalDynamoDb implements StreamSource, AutoCloseable {
  private static final String ANYONE = "local";
  private static final String ANYWHERE = "local";

  private final LocalDynamoDBRequestHandler database;
  private final WriteSignal writes;
  private final Server server;
  private final int port;

  private LocalDynamoDb(
      LocalDynamoDBRequestHandler database, WriteSignal writes, Server server, int port) {
    this.database = database;
    this.writes = writes;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a database on which nothing goes wrong.
   *
   * @param port 0 for one that the operating system chooses
   * @throws UncheckedIOException when the port is taken
   */
  public static LocalDynamoDb start(int port) {
    var database = database();
    return serve(port, database, new LocalDynamoDBServerHandler(database, null));
  }

  /**
   * Starts a database whose requests for items suffer the plan's faults: throttled, or carried out
   * with the reply lost. The port in the plan is {@code dynamodb/} and the operation.
   *
   * @param guard decides who may do what
   */
  public static LocalDynamoDb start(int port, FaultPlan faults, Guard guard) {
    var database = database();
    Handler requests = new LocalDynamoDBServerHandler(database, null);
    return serve(
        port,
        database,
        new GuardedWire(
            faults.sparesEverything() ? requests : new FaultyWire(requests, faults), guard));
  }

  private static LocalDynamoDBRequestHandler database() {
    boolean inMemory = true;
    boolean sharedDb = true;
    boolean delayTransientStatuses = false;
    return new LocalDynamoDBRequestHandler(0, inMemory, null, sharedDb, delayTransientStatuses);
  }

  private static LocalDynamoDb serve(
      int port, LocalDynamoDBRequestHandler database, Handler requests) {
    var writes = new WriteSignal(requests);
    var threads = new QueuedThreadPool();
    threads.setName("dynamodb-local");
    threads.setDaemon(true);
    var server = new Server(threads);
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(writes);
    server.setStopTimeout(
        0); // clients keep their connections, so that a graceful end would never come
    try {
      server.start();
    } catch (IOException taken) {
      database.shutdown();
      throw new UncheckedIOException(
          "DynamoDB Local cannot listen on 127.0.0.1:"
              + port
              + ". Stop what listens there, or choose another port.",
          taken);
    } catch (Exception broken) {
      database.shutdown();
      throw new IllegalStateException(
          "DynamoDB Local did not start on 127.0.0.1:" + port + ".", broken);
    }
    return new LocalDynamoDb(database, writes, server, connector.getLocalPort());
  }

  /** For {@code AWS_ENDPOINT_URL_DYNAMODB} and {@code aws --endpoint-url}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Table operations, without the way through HTTP and without faults. */
  @Override
  public DynamoDbClient tables() {
    return new EmbeddedTables(database, ANYONE, ANYWHERE);
  }

  /** Stream operations, without the way through HTTP and without faults. */
  @Override
  public DynamoDbStreamsClient streams() {
    return new EmbeddedStreams(database, ANYONE, ANYWHERE);
  }

  /**
   * The listener is called after every request over HTTP that may have written, on the request's
   * thread: it must be quick.
   */
  @Override
  public void onWrite(Runnable listener) {
    writes.listen(listener);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception broken) {
      throw new UncheckedIOException(
          new IOException("DynamoDB Local did not stop cleanly.", broken));
    } finally {
      database.shutdown();
    }
  }
}
