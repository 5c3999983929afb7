package railway.benchmarks.coldstart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import railway.functions.FollowTransition;

/** The deployed function handles one event, as Lambda's runtime would have it. */
public final class OurFirstEvent {

  private OurFirstEvent() {}

  /**
   * The event is in the file; with another argument the JVM ends in order, to write its archive.
   */
  public static void main(String[] arguments) throws IOException {
    byte[] event = Files.readAllBytes(Path.of(arguments[0]));
    FollowTransition handler = new FollowTransition();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new NobodysContext());
    Ending.with(answer.toString(StandardCharsets.UTF_8), arguments);
  }
}
