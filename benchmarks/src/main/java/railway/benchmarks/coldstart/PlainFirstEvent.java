package railway.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A handler of event objects handles one event, which is read and answered by the serializers with
 * which Lambda's runtime does it.
 */
public final class PlainFirstEvent {

  private PlainFirstEvent() {}

  /**
   * The event is in the file; with another argument the JVM ends in order, to write its archive.
   */
  public static void main(String[] arguments) throws IOException {
    byte[] event = Files.readAllBytes(Path.of(arguments[0]));
    PlainHandler handler = new PlainHandler();
    PojoSerializer<DynamodbEvent> reader = serializer(DynamodbEvent.class);
    PojoSerializer<StreamsEventResponse> writer = serializer(StreamsEventResponse.class);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    writer.toJson(
        handler.handleRequest(
            reader.fromJson(new ByteArrayInputStream(event)), new NobodysContext()),
        answer);
    Ending.with(answer.toString(StandardCharsets.UTF_8), arguments);
  }

  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.serializerFor(type, PlainFirstEvent.class.getClassLoader());
  }
}
