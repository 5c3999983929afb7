package railway.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import railway.aws.Json;
import railway.aws.dynamodb.EntryCodec;

/** The records of one invocation: different workflows at once, those of one workflow in order. */
record StreamBatch(List<StreamRecord> records) {

  /**
   * Reads a batch; whatever a single record holds, the others are read.
   *
   * @throws IllegalArgumentException if it is no batch of records at all
   */
  static StreamBatch read(byte[] input, EntryCodec codec) {
    if (Json.parse(input) instanceof Json.Reading.Parsed(var tree)
        && new Tree(tree).at("Records").list().isPresent()) {
      List<?> trees = new Tree(tree).at("Records").list().orElseThrow();
      List<StreamRecord> records = new ArrayList<>(trees.size());
      for (int i = 0; i < trees.size(); i++) {
        records.add(StreamRecord.of(i, new Tree(trees.get(i)), codec));
      }
      return new StreamBatch(List.copyOf(records));
    }
    throw new IllegalArgumentException(
        "This is no batch of stream records, which has a list called Records: let only the trigger of the Journal's stream invoke this function");
  }

  /**
   * Does the work of each lane and answers as the trigger wants it, not at once if some must come
   * again.
   *
   * @param work handles the records of a lane and returns those that must come again
   */
  byte[] handle(Run run, BiFunction<List<StreamRecord>, Invocations, List<StreamRecord>> work) {
    List<StreamRecord> failed = new ArrayList<>();
    for (Future<List<StreamRecord>> lane : run.each(lanes(), work)) {
      switch (lane.state()) {
        case SUCCESS -> failed.addAll(lane.resultNow());
        case FAILED ->
            throw new IllegalStateException("The batch must come again", lane.exceptionNow());
        case CANCELLED, RUNNING -> throw new IllegalStateException("A lane was not handled");
      }
    }
    if (!failed.isEmpty()) {
      run.waitBeforeAgain();
    }
    failed.sort(Comparator.comparingInt(StreamRecord::index));
    return answer(failed);
  }

  private List<List<StreamRecord>> lanes() {
    Map<String, List<StreamRecord>> lanes =
        records.stream()
            .collect(
                Collectors.groupingBy(StreamRecord::lane, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(lanes.values());
  }

  private static byte[] answer(List<StreamRecord> failed) {
    List<Map<String, Object>> failures =
        failed.stream()
            .map(record -> Map.<String, Object>of("itemIdentifier", record.sequenceNumber()))
            .toList();
    return Json.write(Map.of("batchItemFailures", failures)).getBytes(StandardCharsets.UTF_8);
  }
}
