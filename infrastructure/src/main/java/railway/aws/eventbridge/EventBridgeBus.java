package railway.aws.eventbridge;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;
import railway.contract.Contract;
import railway.store.EventBus;
import railway.store.StoreTrouble;
import railway.workflow.Event;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Announces on an EventBridge bus, with source {@code railway.<workflow>} and the event's simple
 * name as detail type, or {@code LateResult}. The resource {@code railway:<workflow id>:<entry>}
 * names the announcement: the same one may come twice. An event that is larger than a bus takes is
 * announced by a reference into the journal: its end is heard of, and its fields are read there.
 */
public final class EventBridgeBus implements EventBus {
  /** What a bus takes as one event is 256 KB, its names and brackets included. */
  static final int MOST_BYTES = 240 * 1024;

  private final String bus;
  private final EventBridgeClient client;

  public EventBridgeBus(String bus, EventBridgeClient client) {
    this.bus = bus;
    this.client = client;
  }

  @Override
  public void announce(Announcement announcement) {
    PutEventsRequestEntry entry = entry(announcement);
    PutEventsResponse response;
    try {
      response = client.putEvents(request -> request.entries(entry));
    } catch (SdkException trouble) {
      throw trouble(announcement, String.valueOf(trouble.getMessage()), trouble);
    }
    for (PutEventsResultEntry result : response.entries()) {
      if (result.errorCode() != null) {
        String said = result.errorCode() + ", " + result.errorMessage();
        throw trouble(announcement, said, EventBridgeException.builder().message(said).build());
      }
    }
  }

  private PutEventsRequestEntry entry(Announcement announcement) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source("railway." + announcement.workflow())
        .detailType(detailType(announcement))
        .detail(fitting(announcement))
        .resources("railway:%s:%d".formatted(announcement.id(), announcement.seq()))
        .build();
  }

  private static String fitting(Announcement announcement) {
    String whole = Json.write(detail(announcement));
    int bytes = whole.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= MOST_BYTES ? whole : Json.write(reference(announcement, bytes));
  }

  private static Map<String, Object> reference(Announcement announcement, int bytes) {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("workflowId", announcement.id().value());
    reference.put("seq", announcement.seq());
    reference.put("event", announcement.event().getClass().getSimpleName());
    reference.put(
        "omitted",
        "The fields have %d bytes, and a bus takes %d: read the entry of this number in the Journal, and let events carry references instead of contents."
            .formatted(bytes, MOST_BYTES));
    return reference;
  }

  private static String detailType(Announcement announcement) {
    return switch (announcement.kind()) {
      case Announcement.Kind.Ended ended -> announcement.event().getClass().getSimpleName();
      case Announcement.Kind.Late late -> "LateResult";
    };
  }

  private static Map<String, Object> detail(Announcement announcement) {
    Map<String, Object> event = tree(announcement.event());
    return switch (announcement.kind()) {
      case Announcement.Kind.Ended ended -> event;
      case Announcement.Kind.Late late -> {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("workflowId", announcement.id().value());
        detail.put("task", late.task());
        detail.put("taskId", late.taskId());
        detail.put("event", announcement.event().getClass().getSimpleName());
        detail.put("detail", event);
        yield detail;
      }
    };
  }

  @SuppressWarnings("unchecked") // the class of an event is a Class of that event
  private static Map<String, Object> tree(Event event) {
    return ((Contract<Event>) Contract.of(event.getClass())).write(event);
  }

  private StoreTrouble trouble(Announcement announcement, String said, SdkException cause) {
    return new StoreTrouble(
        "Bus %s did not take %s of workflow %s (entry %d): %s. It is announced again when the entry is delivered again"
            .formatted(bus, detailType(announcement), announcement.id(), announcement.seq(), said),
        cause);
  }
}
