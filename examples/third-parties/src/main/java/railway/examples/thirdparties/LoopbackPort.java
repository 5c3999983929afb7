package railway.examples.thirdparties;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A port of 127.0.0.1 that listens, or is shut for a while and opened again. While it is shut a
 * socket that does not listen stays bound to it: connections are refused, and the operating system
 * does not give the number to anybody who asks for just any port.
 */
final class LoopbackPort implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private sealed interface State {}

  private record Listening(HttpServer server) implements State {}

  private record Shut(SocketChannel placeholder) implements State {}

  private record Closed() implements State {}

  private final HttpHandler handler;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int number;
  private State state;

  /** Opens a port whose number the operating system chooses. */
  LoopbackPort(HttpHandler handler) {
    this.handler = handler;
    HttpServer server = listen(0);
    this.number = server.getAddress().getPort();
    this.state = new Listening(server);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + number);
  }

  /** Cuts every connection and refuses new ones until {@link #open}. */
  synchronized void shut() {
    if (state instanceof Listening(HttpServer server)) {
      server.stop(0);
      state = new Shut(placeholder());
    }
  }

  synchronized void open() {
    if (state instanceof Shut(SocketChannel placeholder)) {
      release(placeholder);
      state = new Listening(listen(number));
    }
  }

  @Override
  public synchronized void close() {
    switch (state) {
      case Listening(HttpServer server) -> server.stop(0);
      case Shut(SocketChannel placeholder) -> release(placeholder);
      case Closed closed -> {}
    }
    state = new Closed();
    threads.shutdownNow();
  }

  private HttpServer listen(int port) {
    try {
      HttpServer server = HttpServer.create(at(port), BACKLOG);
      server.createContext("/", handler);
      server.setExecutor(threads);
      server.start();
      return server;
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "cannot listen on 127.0.0.1:" + port + ": end the process that holds the port", taken);
    }
  }

  private SocketChannel placeholder() {
    try {
      return SocketChannel.open()
          .setOption(StandardSocketOptions.SO_REUSEADDR, true)
          .bind(at(number));
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot keep 127.0.0.1:" + number + " while shut", taken);
    }
  }

  private static void release(SocketChannel placeholder) {
    try {
      placeholder.close();
    } catch (IOException unlikely) {
      throw new UncheckedIOException("cannot let go of a shut port", unlikely);
    }
  }

  private static InetSocketAddress at(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    } catch (UnknownHostException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
