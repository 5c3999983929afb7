package railway.functions;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A JVM of its own in which Lambda makes a handler, takes its snapshot or not, and invokes it. */
final class PrimingProbe {
  private static final List<String> OF_THE_JDK =
      List.of("ForkJoinPool-", "VirtualThread-", "MasterPoller", "Read-Poller", "Write-Poller");

  /** The column of a socket's number in the system's tables of connections. */
  private static final int INODE = 9;

  private PrimingProbe() {}

  /**
   * The event is in the file; another argument asks for a snapshot. Waits for a line in between.
   */
  public static void main(String[] arguments) throws Exception {
    byte[] event = Files.readAllBytes(Path.of(arguments[0]));
    FollowTransition handler = new FollowTransition();
    if (arguments.length > 1) {
      JniHelper.load();
      Core.getGlobalContext().beforeCheckpoint(Core.getGlobalContext());
    }
    System.out.println("threads " + threads());
    System.out.println("connections " + connections());
    System.out.println("ready");
    System.in.read();
    var classes = ManagementFactory.getClassLoadingMXBean();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    TestContext context = new TestContext("request", new ConcurrentLinkedQueue<>());
    long before = classes.getTotalLoadedClassCount();
    handler.handleRequest(new ByteArrayInputStream(event), answer, context);
    System.out.println("loaded " + (classes.getTotalLoadedClassCount() - before));
    System.out.println("answer " + answer.toString(StandardCharsets.UTF_8));
    Runtime.getRuntime().halt(0);
  }

  /** Besides those in which the JDK runs virtual ones. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> OF_THE_JDK.stream().noneMatch(name::startsWith))
        .sorted()
        .toList();
  }

  /** Those of TCP; the JDK keeps another kind for itself, which leads nowhere. */
  private static long connections() throws IOException {
    Set<String> ofTcp = new HashSet<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      if (Files.exists(Path.of(table))) {
        Files.readAllLines(Path.of(table)).stream()
            .map(line -> line.strip().split(" +"))
            .filter(columns -> columns.length > INODE)
            .forEach(columns -> ofTcp.add("socket:[" + columns[INODE] + "]"));
      }
    }
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.map(PrimingProbe::target).filter(ofTcp::contains).count();
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
