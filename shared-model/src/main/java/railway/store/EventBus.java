package railway.store;

import railway.workflow.Event;

/** Where endings and late results are announced, at least once. */
public interface EventBus {

  /**
   * Announces. Throws {@link StoreTrouble} if the bus does not take it; the announcement is then
   * made again with the next delivery of the same entry.
   */
  void announce(Announcement announcement);

  /**
   * What is said on the bus.
   *
   * @param kind whether it ends the workflow or came late
   * @param event the event, whose fields are the detail
   * @param id the workflow it comes from
   * @param seq the entry that records it; with {@code id} it identifies the announcement, so that a
   *     consumer can drop duplicates
   */
  record Announcement(String workflow, WorkflowId id, long seq, Kind kind, Event event) {

    /** What an announcement is about. */
    public sealed interface Kind {
      /** The workflow ended with the event. */
      record Ended() implements Kind {}

      /** The event came when its task had ended already. */
      record Late(String task, String taskId) implements Kind {}
    }
  }
}
