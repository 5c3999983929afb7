package railway.testing.world;

import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Called;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Event;
import railway.workflow.TaskId;

/** Two witnesses, told in this order. */
record Both(Witness one, Witness other) implements Witness {

  @Override
  public void read(String invocation, WorkflowId id) {
    one.read(invocation, id);
    other.read(invocation, id);
  }

  @Override
  public void appended(String invocation, Entry entry) {
    one.appended(invocation, entry);
    other.appended(invocation, entry);
  }

  @Override
  public void heard(String invocation, Called<?> called) {
    one.heard(invocation, called);
    other.heard(invocation, called);
  }

  @Override
  public void followed(String invocation, Entry hint) {
    one.followed(invocation, hint);
    other.followed(invocation, hint);
  }

  @Override
  public void woken(String invocation, WorkflowRow row) {
    one.woken(invocation, row);
    other.woken(invocation, row);
  }

  @Override
  public void showed(String invocation, WorkflowRow row) {
    one.showed(invocation, row);
    other.showed(invocation, row);
  }

  @Override
  public void looked(String invocation, TaskId id, boolean found) {
    one.looked(invocation, id, found);
    other.looked(invocation, id, found);
  }

  @Override
  public void announced(String invocation, Announcement said) {
    one.announced(invocation, said);
    other.announced(invocation, said);
  }

  @Override
  public void rejected(String invocation, Event trigger, String reason) {
    one.rejected(invocation, trigger, reason);
    other.rejected(invocation, trigger, reason);
  }

  @Override
  public void told(String invocation, Answer answer, Answered answered) {
    one.told(invocation, answer, answered);
    other.told(invocation, answer, answered);
  }

  @Override
  public void struck(String invocation, Fault fault, Call call) {
    one.struck(invocation, fault, call);
    other.struck(invocation, fault, call);
  }

  @Override
  public void acted(TaskId id, int times) {
    one.acted(id, times);
    other.acted(id, times);
  }

  @Override
  public void ended(String invocation) {
    one.ended(invocation);
    other.ended(invocation);
  }
}
