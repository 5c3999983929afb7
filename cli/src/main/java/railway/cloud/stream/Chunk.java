package railway.cloud.stream;

import java.util.List;

/**
 * Records that go to the function in one invocation: a batch, or what is left of one.
 *
 * @param failures how often these records failed together, splits not counted
 */
record Chunk(List<StreamRecord> records, int failures) {
  Chunk {
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("A chunk has at least one record.");
    }
  }

  Chunk failedOnceMore() {
    return new Chunk(records, failures + 1);
  }

  Chunk from(int index) {
    return new Chunk(records.subList(index, records.size()), failures);
  }

  Chunk until(int index) {
    return new Chunk(records.subList(0, index), failures);
  }
}
