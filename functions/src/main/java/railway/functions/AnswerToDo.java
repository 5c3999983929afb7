package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import railway.aws.Json;
import railway.engine.Invocation;

/** Takes answers to To-Dos, from the HTTP API and, as messages, from the bus. */
public final class AnswerToDo implements RequestStreamHandler {
  private final House house;

  /** As Lambda makes it. */
  public AnswerToDo() {
    this(System.getenv());
    Priming.beforeSnapshot(System.getenv(), PrimingStage::answer);
  }

  /** With an environment of its own, for a process that hosts several. */
  public AnswerToDo(Map<String, String> environment) {
    this(House.of(environment));
  }

  AnswerToDo(House house) {
    this.house = house;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] bytes = input.readAllBytes();
    Invocation invocation = house.begin(context).invocations().of(0);
    Log log = house.log(context);
    if (Json.parse(bytes) instanceof Json.Reading.Parsed(var tree)
        && new Tree(tree).has("requestContext")) {
      ApiCall call = new ApiCall(new Tree(tree));
      output.write(new AnswerByCall(house, log).take(call, invocation).json());
    } else {
      new AnswerByMessage(house, log).take(BusMessage.read(bytes), invocation);
    }
  }
}
