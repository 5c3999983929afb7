package railway.decision;

import railway.workflow.Event;
import railway.workflow.Fault;
import railway.workflow.Step;

/** What a third party's answer means for the task. */
public sealed interface Settlement {

  /** The task ends with this event. */
  record Decide(How how, Event event) implements Settlement {}

  /** A fact to be kept; the task goes on. */
  record Note(Fact fact) implements Settlement {}

  /** No definite answer: the retry function is asked. */
  record Insist(Fault fault) implements Settlement {}

  /** The elected step is gone: the retry function is asked when to prepare another. */
  record Release(Step step) implements Settlement {}

  /** The step is the elected one already: it is confirmed. */
  record AlreadyElected(Step step) implements Settlement {}

  /** The step is elected, if the append of that fact wins. */
  record Elect(Step step) implements Settlement {}

  /** Another step is elected, or none may be any more: this one of our own is cancelled. */
  record CancelOwn(Step step) implements Settlement {}
}
