package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CourierTest {
  private final Rig rig = new Rig();
  private final Courier courier = rig.parties.courier();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void hold_keepsAnotherSlot_eachTime() {
    Heard first = rig.hold("c1");
    Heard second = rig.hold("c1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.get("holdId")).isEqualTo("hold-c1-1");
    assertThat(second.get("holdId")).isEqualTo("hold-c1-2");
    assertThat(rig.get(courier, "/holds?reference=c1").get("holds"))
        .isEqualTo(List.of(first.answer().body(), second.answer().body()));
    assertThat(courier.effects().all()).as("a hold is no booking").isEmpty();
  }

  @Test
  void hold_isRejected_whenThereIsNoSlot() {
    Heard rejected =
        rig.post(
            courier,
            "/holds",
            Map.of("reference", "c1", "address", "remote island", "orderId", "o1"));

    assertThat(rejected.status()).isEqualTo(409);
    assertThat(rejected.get("reason")).isEqualTo("no slot");
    assertThat(courier.holds()).isEmpty();
  }

  @Test
  void confirm_booksOnce_andIsSafeToRepeat() {
    rig.hold("c1");
    Heard first = settle("hold-c1-1", "confirm");
    Heard second = settle("hold-c1-1", "confirm");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.get("booking")).isEqualTo("booking-hold-c1-1");
    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(bookings()).isOne();
  }

  @Test
  void cancel_isFinal_andIsSafeToRepeat() {
    rig.hold("c1");

    assertThat(settle("hold-c1-1", "cancel").get("status")).isEqualTo("cancelled");
    assertThat(settle("hold-c1-1", "cancel").status()).isEqualTo(200);
    assertThat(settle("hold-c1-1", "confirm").status()).isEqualTo(410);
    assertThat(bookings()).isZero();
  }

  @Test
  void cancel_isToldTheBooking_whenTheHoldIsConfirmed() {
    rig.hold("c1");
    settle("hold-c1-1", "confirm");
    Heard tooLate = settle("hold-c1-1", "cancel");

    assertThat(tooLate.status()).isEqualTo(409);
    assertThat(tooLate.get("reason")).isEqualTo("already confirmed");
    assertThat(tooLate.get("booking")).isEqualTo("booking-hold-c1-1");
    assertThat(courier.holds().getFirst().status()).isEqualTo(HoldStatus.CONFIRMED);
  }

  @Test
  void hold_expires_andIsGone_whenNobodyConfirmsItInTime() {
    rig.hold("c1");
    rig.clock.advance(Rig.HOLDS_LAST);

    Heard gone = settle("hold-c1-1", "confirm");
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.get("status")).isEqualTo("expired");
    assertThat(settle("hold-c1-1", "cancel").get("status")).isEqualTo("expired");
    assertThat(courier.holds().getFirst().status()).isEqualTo(HoldStatus.EXPIRED);
    assertThat(bookings()).isZero();
  }

  @Test
  void booking_outlivesTheHold() {
    rig.hold("c1");
    settle("hold-c1-1", "confirm");
    rig.clock.advance(Rig.HOLDS_LAST.multipliedBy(2));

    assertThat(settle("hold-c1-1", "confirm").status()).isEqualTo(200);
  }

  @Test
  void settle_saysNotFound_whenTheHoldIsUnknown() {
    assertThat(settle("hold-c9-1", "confirm").status()).isEqualTo(404);
    assertThat(settle("hold-c9-1", "cancel").status()).isEqualTo(404);
  }

  @RepeatedTest(5)
  void confirmAndCancel_areSerialised_whenManyComeAtOnce() {
    rig.hold("c1");
    List<CompletableFuture<Heard>> confirms = new ArrayList<>();
    List<CompletableFuture<Heard>> cancels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      confirms.add(rig.postAsync(courier, "/holds/hold-c1-1/confirm", ""));
      cancels.add(rig.postAsync(courier, "/holds/hold-c1-1/cancel", ""));
    }
    check(statuses(confirms), statuses(cancels), bookings());
  }

  @Test
  void confirmAndCancel_areSerialised_inEveryOfManyRaces() {
    Courier raced =
        new Courier(new Surroundings(CourierTest::hesitantly, rig.agenda, Settings.calm()));
    Map<String, Endpoint> steps =
        raced.routes().stream()
            .collect(
                Collectors.toMap(
                    route -> ((Route.Business) route.use()).operation(), Route::endpoint));
    for (int i = 0; i < 500; i++) {
      String reference = "c" + i;
      Request request =
          new Request(
              "POST",
              "/",
              Map.of("holdId", "hold-" + reference + "-1"),
              Map.of(),
              Map.of(),
              "",
              Map.of("reference", reference, "address", "1 Main Street", "orderId", "o1"));
      steps.get("hold").begin(request).finish();
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Integer> confirm = race(start, steps.get("confirm"), request);
      CompletableFuture<Integer> cancel = race(start, steps.get("cancel"), request);

      check(
          List.of(confirm.join()),
          List.of(cancel.join()),
          raced.effects().count(Courier.BOOKING, reference));
    }
  }

  private static CompletableFuture<Integer> race(
      CyclicBarrier start, Endpoint step, Request request) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                start.await();
                status.complete(step.begin(request).finish().status());
              } catch (InterruptedException | BrokenBarrierException broken) {
                status.completeExceptionally(broken);
              }
            });
    return status;
  }

  /** A clock that dawdles, in order to provoke what the courier must rule out. */
  private static Instant hesitantly() {
    LockSupport.parkNanos(1);
    return Instant.EPOCH;
  }

  private static void check(List<Integer> confirmed, List<Integer> cancelled, int bookings) {
    if (bookings == 1) {
      assertThat(confirmed).containsOnly(200);
      assertThat(cancelled).containsOnly(409);
    } else {
      assertThat(bookings).isZero();
      assertThat(confirmed).containsOnly(410);
      assertThat(cancelled).containsOnly(200);
    }
  }

  private static List<Integer> statuses(List<CompletableFuture<Heard>> calls) {
    return calls.stream().map(call -> Rig.heard(call).status()).toList();
  }

  private Heard settle(String holdId, String step) {
    return rig.post(courier, "/holds/" + holdId + "/" + step, Map.of());
  }

  private int bookings() {
    return courier.effects().count(Courier.BOOKING, "c1");
  }
}
