package railway.examples.thirdparties;

import java.util.Map;
import java.util.function.IntSupplier;

/** A request that has an effect, what must go before it, and how its effects are counted. */
record Act(
    ThirdParty party, String path, Map<String, ?> body, Runnable prepare, IntSupplier count) {

  private static final Map<String, Object> ATTEMPT =
      Map.of("orderId", "o1", "amount", 100, "toDo", "t1", "callbackUrl", "http://127.0.0.1:9/");

  static Act named(String operation, Rig rig) {
    ThirdParties parties = rig.parties;
    PaymentProvider payments = parties.paymentProvider();
    return switch (operation) {
      case "reserve" ->
          act(
              parties.warehouse(),
              "/reservations",
              Rig.reservation("r1", "book"),
              "reservation",
              "r1");
      case "invoice" ->
          act(parties.biller(), "/invoices", Map.of("orderId", "o1", "amount", 1), "invoice", "k1");
      case "attempt" -> act(payments, "/payment-attempts", ATTEMPT, "payment-attempt", "k1");
      case "capture" ->
          act(payments, "/payment-attempts/attempt-o1-1/capture", Map.of(), "capture", "k1")
              .after(
                  () -> {
                    rig.post(payments, "/payment-attempts", ATTEMPT, "Idempotency-Key", "k0");
                    rig.post(
                        payments, "/payment-attempts/attempt-o1-1/pay", Map.of("card", "good"));
                    rig.agenda.next();
                  });
      case "confirm" ->
          act(parties.courier(), "/holds/hold-c1-1/confirm", Map.of(), "booking", "c1")
              .after(() -> rig.hold("c1"));
      case "send" ->
          act(
              parties.mailGateway(),
              "/mails",
              Map.of("to", "ann@example.org", "subject", "s", "body", "b", "reference", "m1"),
              "mail",
              "m1");
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static Act act(
      ThirdParty party, String path, Map<String, ?> body, String kind, String id) {
    return new Act(party, path, body, () -> {}, () -> party.effects().count(kind, id));
  }

  private Act after(Runnable preparation) {
    return new Act(party, path, body, preparation, count);
  }
}
