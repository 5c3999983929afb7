package railway.aws.eventbridge;

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
 * names the announcement: the same one may come twice.
 */
public final class EventBridgeBus implements EventBus {
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
        .detail(Json.write(detail(announcement)))
        .resources("railway:%s:%d".formatted(announcement.id(), announcement.seq()))
        .build();
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
