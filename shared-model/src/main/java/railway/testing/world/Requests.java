package railway.testing.world;

import java.util.List;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.Finding;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Step;
import railway.workflow.TaskId;

/** The requests that tasks of all categories make; each category makes some of them. */
public interface Requests {

  /** With a key, with a query, or with nothing. */
  Reply<Event> attempt(Event event, TaskId id) throws Exception;

  /** What a pessimistic task asks. */
  Finding<Event> find(TaskId id) throws Exception;

  /** The first of two steps. */
  Preparation<Event> prepare(Event event, TaskId reference) throws Exception;

  /** The steps that are held under this name. */
  List<Step> held(TaskId reference) throws Exception;

  /** The second of two steps. */
  Confirmation<Event> confirm(Step step) throws Exception;

  /** The way back from the first step. */
  Cancellation<Event> cancel(Step step) throws Exception;
}
