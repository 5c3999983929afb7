package railway.benchmarks.coldstart;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import railway.functions.FollowTransition;

/**
 * The first event after Lambda's runtime has called its CRaC resources, or has not: what a snapshot
 * leaves to be done. The JVM is told where the runtime's context is, as Lambda tells it.
 */
public final class FirstAfterPriming {
  private static final double NANOS = 1e6;

  private FirstAfterPriming() {}

  /** The event is in the file; another argument says that it is primed before. */
  public static void main(String[] arguments) throws IOException, CheckpointException {
    byte[] event = Files.readAllBytes(Path.of(arguments[0]));
    FollowTransition handler = new FollowTransition();
    if (arguments.length > 1) {
      JniHelper.load();
      Core.getGlobalContext().beforeCheckpoint(Core.getGlobalContext());
    }
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    long cpu = system.getProcessCpuTime();
    long begun = System.nanoTime();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new NobodysContext());
    double wall = (System.nanoTime() - begun) / NANOS;
    System.out.println(Ending.HANDLED + wall + " " + (system.getProcessCpuTime() - cpu) / NANOS);
    Runtime.getRuntime().halt(0);
  }
}
