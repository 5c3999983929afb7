package railway.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import railway.store.EventBus.Announcement;
import railway.store.Parcel;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What is put on the bus, and what happens if the bus does not take it. */
class EventBridgeBusTest {
  private static final Announcement ENDED = announcement(new Announcement.Kind.Ended());

  private static Announcement announcement(Announcement.Kind kind) {
    return new Announcement(
        "parcel", new WorkflowId("parcel-7"), 5, kind, new Parcel.Returned("7", "not paid"));
  }

  @Test
  void anEnding_isTheEventItself() {
    Bus bus = new Bus(PutEventsResultEntry.builder().eventId("1").build());

    new EventBridgeBus("railway-dev", bus).announce(ENDED);

    assertThat(bus.put)
        .containsExactly(
            PutEventsRequestEntry.builder()
                .eventBusName("railway-dev")
                .source("railway.parcel")
                .detailType("Returned")
                .detail("{\"parcelId\":\"7\",\"reason\":\"not paid\"}")
                .resources("railway:parcel-7:5")
                .build());
  }

  @Test
  void aLateResult_saysWhichTaskItComesFrom() {
    Bus bus = new Bus(PutEventsResultEntry.builder().eventId("1").build());

    new EventBridgeBus("railway-dev", bus)
        .announce(announcement(new Announcement.Kind.Late("Weigh", "weigh-7")));

    assertThat(bus.put)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.detailType()).isEqualTo("LateResult");
              assertThat(entry.detail())
                  .isEqualTo(
                      """
                      {"workflowId":"parcel-7","task":"Weigh","taskId":"weigh-7",\
                      "event":"Returned","detail":{"parcelId":"7","reason":"not paid"}}""");
            });
  }

  @Test
  void anEventThatIsTooLargeForABus_isAnnouncedByAReference() {
    Bus bus = new Bus(PutEventsResultEntry.builder().eventId("1").build());
    String half = "ä".repeat(EventBridgeBus.MOST_BYTES / 4);

    new EventBridgeBus("railway-dev", bus).announce(returned(half));
    new EventBridgeBus("railway-dev", bus).announce(returned(half + half));

    assertThat(bus.put.getFirst().detail()).contains(half);
    assertThat(bus.put.getLast().detailType()).isEqualTo("Returned");
    assertThat(bus.put.getLast().detail())
        .startsWith("{\"workflowId\":\"parcel-7\",\"seq\":5,\"event\":\"Returned\",\"omitted\":")
        .contains("read the entry of this number in the Journal")
        .hasSizeLessThan(1_000);
  }

  private static Announcement returned(String reason) {
    return new Announcement(
        "parcel",
        new WorkflowId("parcel-7"),
        5,
        new Announcement.Kind.Ended(),
        new Parcel.Returned("7", reason));
  }

  @Test
  void anEntryThatTheBusDoesNotTake_isTrouble() {
    Bus bus =
        new Bus(
            PutEventsResultEntry.builder()
                .errorCode("ThrottlingException")
                .errorMessage("Rate exceeded")
                .build());

    assertThatThrownBy(() -> new EventBridgeBus("railway-dev", bus).announce(ENDED))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining(
            "Bus railway-dev did not take Returned of workflow parcel-7 (entry 5)")
        .hasMessageContaining("ThrottlingException, Rate exceeded");
  }

  @Test
  void aRequestThatFails_isTrouble() {
    EventBridgeClient broken =
        new Bus() {
          @Override
          public PutEventsResponse putEvents(PutEventsRequest request) {
            throw SdkClientException.create("Connection refused");
          }
        };

    assertThatThrownBy(() -> new EventBridgeBus("railway-dev", broken).announce(ENDED))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("Connection refused");
  }

  /** A bus that answers as it is told. */
  private static class Bus implements EventBridgeClient {
    private final List<PutEventsRequestEntry> put = new ArrayList<>();
    private final List<PutEventsResultEntry> answers;

    Bus(PutEventsResultEntry... answers) {
      this.answers = List.of(answers);
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      put.addAll(request.entries());
      return PutEventsResponse.builder().entries(answers).build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }
}
