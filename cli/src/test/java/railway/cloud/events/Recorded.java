package railway.cloud.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;

/** Functions that answer what a test has laid out for them, and succeed after that. */
final class Recorded implements Functions {
  private final Deque<Invoked> answers = new ArrayDeque<>();
  final List<String> names = new CopyOnWriteArrayList<>();
  final List<String> payloads = new CopyOnWriteArrayList<>();

  Recorded answering(Invoked... next) {
    answers.addAll(List.of(next));
    return this;
  }

  @Override
  public synchronized Invoked invoke(String logicalId, byte[] payload) {
    names.add(logicalId);
    payloads.add(new String(payload, StandardCharsets.UTF_8));
    Invoked next = answers.pollFirst();
    return next == null ? new Invoked.Succeeded(new byte[0]) : next;
  }
}
