package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
  private final Rig rig = new Rig();
  private final Warehouse warehouse = rig.parties.warehouse();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void refuse_saysThatThereWasNoEffect_andThereWasNone() {
    warehouse.faults().throwNext(Fault.REFUSE);
    Heard refused = rig.reserve("r1", "book");

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.get("effect")).isEqualTo("none");
    assertThat(reservations()).isZero();
  }

  @Test
  void loseRequest_hangsUp_withoutAnEffect() {
    warehouse.faults().throwNext(Fault.LOSE_REQUEST);

    assertThat(rig.reserve("r1", "book")).isEqualTo(new Heard.Nothing());
    assertThat(reservations()).isZero();
    assertThat(rig.agenda.isEmpty()).isTrue();
  }

  @Test
  void loseReply_hangsUp_afterTheEffect() {
    warehouse.faults().throwNext(Fault.LOSE_REPLY);

    assertThat(rig.reserve("r1", "book")).isEqualTo(new Heard.Nothing());
    assertThat(reservations()).isOne();
  }

  @Test
  void answerLate_makesTheEffectAtOnce_andRepliesLater() {
    warehouse.faults().throwNext(Fault.ANSWER_LATE);
    CompletableFuture<Heard> call = reserveAsync();
    ManualAgenda.Entry later = rig.agenda.next();

    assertThat(later.delay()).isEqualTo(Rig.PACE.answerLateAfter());
    assertThat(reservations()).isOne();
    assertThat(call).isNotDone();
    later.action().run();
    assertThat(Rig.heard(call).status()).isEqualTo(201);
  }

  @Test
  void lateEffect_hangsUp_andMakesTheEffectLater() {
    warehouse.faults().throwNext(Fault.LATE_EFFECT);

    assertThat(rig.reserve("r1", "book")).isEqualTo(new Heard.Nothing());
    assertThat(rig.get(warehouse, "/reservations/r1").status()).isEqualTo(404);
    assertThat(rig.parties.underWay()).isOne();
    assertThat(rig.agenda.doNext()).isEqualTo(Rig.PACE.lateEffectAfter());
    assertThat(rig.parties.underWay()).isZero();
    assertThat(rig.get(warehouse, "/reservations/r1").status()).isEqualTo(200);
    assertThat(reservations()).isOne();
  }

  @Test
  void errors_lookTheSame_beforeAndAfterTheEffect() {
    warehouse.faults().throwNext(Fault.ERROR_BEFORE);
    Heard before = rig.reserve("r1", "book");
    assertThat(reservations()).isZero();

    warehouse.faults().throwNext(Fault.ERROR_AFTER);
    Heard after = rig.reserve("r1", "book");
    assertThat(reservations()).isOne();

    assertThat(before.status()).isEqualTo(500);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void timeOut_hangs_untilItsLimit() {
    warehouse.faults().throwNext(Fault.TIME_OUT);
    CompletableFuture<Heard> call = reserveAsync();
    ManualAgenda.Entry limit = rig.agenda.next();

    assertThat(limit.delay()).isEqualTo(Rig.PACE.hangAtMost());
    assertThat(call).isNotDone();
    limit.action().run();
    assertThat(Rig.heard(call)).isEqualTo(new Heard.Nothing());
    assertThat(reservations()).isZero();
  }

  @Test
  void timeOut_hangs_untilItIsReleased() {
    warehouse.faults().throwNext(Fault.TIME_OUT);
    CompletableFuture<Heard> call = reserveAsync();
    rig.agenda.next();
    warehouse.releaseHanging();

    assertThat(Rig.heard(call)).isEqualTo(new Heard.Nothing());
  }

  @Test
  void timeOut_hangs_untilTheThirdPartiesClose() {
    warehouse.faults().throwNext(Fault.TIME_OUT);
    CompletableFuture<Heard> call = reserveAsync();
    rig.agenda.next();
    rig.parties.close();

    assertThat(Rig.heard(call)).isEqualTo(new Heard.Nothing());
    assertThat(reservations()).isZero();
  }

  static Stream<Arguments> everyEffectAndEveryFault() {
    return Stream.of("reserve", "invoice", "attempt", "capture", "confirm", "send")
        .flatMap(effect -> Stream.of(Fault.values()).map(fault -> Arguments.of(effect, fault)));
  }

  @ParameterizedTest
  @MethodSource("everyEffectAndEveryFault")
  void fault_makesTheEffectOnceOrNever_onEveryService(String effect, Fault fault) {
    Act act = Act.named(effect, rig);
    act.prepare().run();
    int before = act.count().getAsInt();
    act.party().faults().throwNext(fault, effect, 1);
    CompletableFuture<Heard> call =
        rig.postAsync(act.party(), act.path(), Json.text(act.body()), "Idempotency-Key", "k1");
    int wanted =
        switch (fault) {
          case REFUSE, LOSE_REQUEST, ERROR_BEFORE, TIME_OUT -> 0;
          case LOSE_REPLY, ANSWER_LATE, LATE_EFFECT, ERROR_AFTER -> 1;
        };
    switch (fault) {
      case ANSWER_LATE, LATE_EFFECT, TIME_OUT -> rig.agenda.doNext();
      case REFUSE, LOSE_REQUEST, LOSE_REPLY, ERROR_BEFORE, ERROR_AFTER -> {}
    }
    Heard heard = Rig.heard(call);

    assertThat(act.count().getAsInt() - before).isEqualTo(wanted);
    assertThat(act.party().faults().thrown()).hasSize(1);
    switch (fault) {
      case REFUSE -> assertThat(heard.status()).isEqualTo(503);
      case ERROR_BEFORE, ERROR_AFTER -> assertThat(heard.status()).isEqualTo(500);
      case ANSWER_LATE -> assertThat(heard.status()).isBetween(200, 202);
      case LOSE_REQUEST, LOSE_REPLY, LATE_EFFECT, TIME_OUT ->
          assertThat(heard).isEqualTo(new Heard.Nothing());
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void fault_isOrderedByName_overHttp(Fault fault) {
    String name = Faults.nameOf(fault);
    Heard ordered = rig.post(warehouse, "/_faults", Map.of("fault", name, "times", 2));

    assertThat(ordered.status()).isEqualTo(200);
    assertThat(ordered.get("waiting")).isEqualTo(List.of(name, name));
    assertThat(rig.delete(warehouse, "/_faults").get("waiting")).isEqualTo(List.of());
  }

  @Test
  void fault_isThrownAsOftenAsOrdered_andCounted() {
    rig.post(warehouse, "/_faults", Map.of("fault", "errorBefore", "times", 2));

    assertThat(rig.reserve("r1", "book").status()).isEqualTo(500);
    assertThat(rig.reserve("r1", "book").status()).isEqualTo(500);
    assertThat(rig.reserve("r1", "book").status()).isEqualTo(201);
    assertThat(rig.get(warehouse, "/_faults").get("thrown")).isEqualTo(Map.of("errorBefore", 2));
    assertThat(warehouse.faults().thrown())
        .extracting(Faults.Thrown::occasion)
        .containsExactly(
            new Occasion("warehouse", "reserve", "r1", 1),
            new Occasion("warehouse", "reserve", "r1", 2));
  }

  @Test
  void fault_waitsForItsOperation() {
    Courier courier = rig.parties.courier();
    rig.post(courier, "/_faults", Map.of("fault", "errorAfter", "operation", "confirm"));

    assertThat(rig.hold("c1").status()).isEqualTo(201);
    assertThat(rig.post(courier, "/holds/hold-c1-1/confirm", Map.of()).status()).isEqualTo(500);
    assertThat(courier.effects().count(Courier.BOOKING, "c1")).isOne();
  }

  @Test
  void order_isRefusedWithTheNames_whenTheNameIsUnknown() {
    Heard refused = rig.post(warehouse, "/_faults", Map.of("fault", "explode"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.get("error"))
        .asString()
        .contains("explode", "refuse, loseRequest, loseReply", "timeOut");
  }

  @Test
  void order_isRefusedWithTheOperations_whenTheOperationIsUnknown() {
    Heard refused =
        rig.post(warehouse, "/_faults", Map.of("fault", "refuse", "operation", "explode"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.get("error")).asString().contains("explode", "reserve, find");
  }

  @Test
  void plan_isTheSame_inWhateverOrderTheIdentifiersCome() {
    FaultPlan<Fault> plan = FaultPlan.each(7, Fault.class, 0.1);
    Faults<Fault> oneByOne = new Faults<>("warehouse", Fault.class, plan);
    Faults<Fault> interleaved = new Faults<>("warehouse", Fault.class, plan);
    for (int i = 0; i < 400; i++) {
      oneByOne.draw("reserve", "r" + i / 10);
      interleaved.draw("reserve", "r" + i % 40);
    }

    assertThat(interleaved.thrown())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(oneByOne.thrown());
  }

  private CompletableFuture<Heard> reserveAsync() {
    return rig.postAsync(warehouse, "/reservations", Json.text(Rig.reservation("r1", "book")));
  }

  private int reservations() {
    return warehouse.effects().count(Warehouse.RESERVATION, "r1");
  }
}
