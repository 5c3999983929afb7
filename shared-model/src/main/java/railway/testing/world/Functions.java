package railway.testing.world;

import java.util.List;
import java.util.Optional;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Concurrently;
import railway.engine.Invocation;
import railway.store.Entry;
import railway.workflow.Event;

/**
 * The functions of a deployment, as the triggers of a cloud call them. What they throw as {@link
 * railway.store.StoreTrouble} makes the trigger come again.
 */
public interface Functions {

  /** A trigger from the bus; says why it was rejected, if it was. */
  Optional<String> start(Event trigger, Invocation invocation);

  /** An answer to a To-Do. */
  Answered answer(Answer answer, Invocation invocation);

  /**
   * A batch of the stream for whoever follows.
   *
   * @param crew threads of the same process
   * @return the entries that must come again
   */
  List<Entry> follow(List<Entry> batch, Invocation leader, Concurrently crew);

  /** A batch of the stream for the read models; says which entries must come again. */
  List<Entry> project(List<Entry> batch, Invocation leader, Concurrently crew);

  /** A round over a shard of the due index. */
  void wake(int shard, Invocation leader, Concurrently crew);
}
