package railway.aws.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.workflow.Fault;
import railway.workflow.Knowledge;

/** How a task's end came to be known, why it was given up, and what is known then. */
final class HowCodec {
  static final String TYPE = "type";

  private HowCodec() {}

  static Map<String, @Nullable Object> write(How how) {
    return switch (how) {
      case How.Accepted accepted -> type("Accepted").put("attempt", accepted.attempt()).map();
      case How.Rejected rejected -> type("Rejected").put("attempt", rejected.attempt()).map();
      case How.Found found -> type("Found").put("attempt", found.attempt()).map();
      case How.FoundRejected found -> type("FoundRejected").put("attempt", found.attempt()).map();
      case How.GaveUp gaveUp ->
          type("GaveUp").put("why", write(gaveUp.why())).put("known", write(gaveUp.known())).map();
      case How.Compromised compromised ->
          type("Compromised").put("known", write(compromised.known())).map();
      case How.Decided decided ->
          type("Decided").put("answer", decided.answer()).put("by", decided.by()).map();
    };
  }

  static How read(Stored how) {
    Stored type = how.at(TYPE);
    return switch (type.text()) {
      case "Accepted" -> new How.Accepted(how.at("attempt").count());
      case "Rejected" -> new How.Rejected(how.at("attempt").count());
      case "Found" -> new How.Found(how.at("attempt").count());
      case "FoundRejected" -> new How.FoundRejected(how.at("attempt").count());
      case "GaveUp" -> new How.GaveUp(readWhy(how.at("why")), readKnown(how.at("known")));
      case "Compromised" -> new How.Compromised(readRange(how.at("known")));
      case "Decided" -> new How.Decided(how.at("answer").text(), how.at("by").text());
      default -> throw type.unknown("way to know an end");
    };
  }

  static Map<String, @Nullable Object> write(GivingUp why) {
    return switch (why) {
      case GivingUp.Expired expired -> type("Expired").map();
      case GivingUp.Faulted faulted -> type("Faulted").put("fault", write(faulted.fault())).map();
    };
  }

  static GivingUp readWhy(Stored why) {
    Stored type = why.at(TYPE);
    return switch (type.text()) {
      case "Expired" -> new GivingUp.Expired();
      case "Faulted" -> new GivingUp.Faulted(readFault(why.at("fault")));
      default -> throw type.unknown("reason to give up");
    };
  }

  private static Map<String, @Nullable Object> write(Fault fault) {
    return switch (fault) {
      case Fault.Refused refused -> type("Refused").put("reason", refused.reason()).map();
      case Fault.Unanswered unanswered ->
          type("Unanswered").put("reason", unanswered.reason()).map();
    };
  }

  private static Fault readFault(Stored fault) {
    Stored type = fault.at(TYPE);
    return switch (type.text()) {
      case "Refused" -> new Fault.Refused(fault.at("reason").text());
      case "Unanswered" -> new Fault.Unanswered(fault.at("reason").text());
      default -> throw type.unknown("fault");
    };
  }

  private static Map<String, @Nullable Object> write(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> type("NothingHappened").map();
      case Knowledge.MayHaveHappened range ->
          type("MayHaveHappened")
              .put("atLeast", range.atLeast())
              .put("atMost", range.atMost())
              .map();
    };
  }

  private static Knowledge readKnown(Stored known) {
    Stored type = known.at(TYPE);
    return switch (type.text()) {
      case "NothingHappened" -> Knowledge.NOTHING_HAPPENED;
      case "MayHaveHappened" -> readRange(known);
      default -> throw type.unknown("knowledge");
    };
  }

  private static Knowledge.MayHaveHappened readRange(Stored known) {
    int atLeast = known.at("atLeast").count();
    int atMost = known.at("atMost").count();
    try {
      return new Knowledge.MayHaveHappened(atLeast, atMost);
    } catch (IllegalArgumentException refused) {
      throw new Broken(
          known.path(), String.valueOf(refused.getMessage()), "put the attribute back as it was");
    }
  }

  private static Fields type(String name) {
    return new Fields().put(TYPE, name);
  }
}
