package railway.cloud.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;

/**
 * The main class of a sandbox: Lambda's runtime interface client, on a lifeline. Its standard input
 * is a pipe that the host holds. The pipe breaks when the host is gone, however it went, and then
 * the sandbox goes too, even in the middle of an invocation. A byte in the pipe asks it to end in
 * order.
 *
 * <p>It is copied out of the host for the sandbox, alone: it must need no other class of the host.
 */
final class Lifeline {
  private Lifeline() {}

  /** Runs the handler that is named by the only argument. */
  public static void main(String[] arguments) throws Throwable {
    Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::hold);
    AWSLambda.main(arguments);
  }

  private static void hold() {
    if (isAsked()) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(1);
  }

  private static boolean isAsked() {
    try {
      return System.in.read() >= 0;
    } catch (IOException broken) {
      return false;
    }
  }
}
