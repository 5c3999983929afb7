package railway.aws.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import railway.decision.Fact;
import railway.workflow.Definition;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * Facts as maps that a person can read: {@code fact} names the fact, the other fields are its own.
 */
final class FactCodec {
  private static final String FACT = "fact";

  private FactCodec() {}

  static Map<String, @Nullable Object> write(Fact fact) {
    return switch (fact) {
      case Fact.Started started ->
          EventCodec.write(started.event(), fact("Started"))
              .put("next", NextCodec.write(started.next()))
              .map();
      case Fact.Transitioned transitioned ->
          EventCodec.write(
                  transitioned.event(),
                  fact("Transitioned")
                      .put("task", transitioned.task())
                      .put("id", transitioned.id().value()))
              .put("how", HowCodec.write(transitioned.how()))
              .put("next", NextCodec.write(transitioned.next()))
              .map();
      case Fact.Attempted attempted ->
          fact("Attempted")
              .put("attempt", attempted.attempt())
              .put("lease", attempted.lease())
              .map();
      case Fact.Refused refused ->
          fact("Refused")
              .put("attempt", refused.attempt())
              .put("reason", refused.reason())
              .put("then", NextCodec.write(refused.then()))
              .map();
      case Fact.Unanswered unanswered ->
          fact("Unanswered")
              .put("attempt", unanswered.attempt())
              .put("request", unanswered.request())
              .put("reason", unanswered.reason())
              .put("then", NextCodec.write(unanswered.then()))
              .map();
      case Fact.Lapsed lapsed ->
          fact("Lapsed")
              .put("attempt", lapsed.attempt())
              .put("then", NextCodec.write(lapsed.then()))
              .map();
      case Fact.Answered answered ->
          EventCodec.write(answered.event(), fact("Answered").put("attempt", answered.attempt()))
              .put("how", HowCodec.write(answered.how()))
              .map();
      case Fact.Absent absent -> fact("Absent").put("attempt", absent.attempt()).map();
      case Fact.Elected elected ->
          fact("Elected").put("attempt", elected.attempt()).put("step", elected.step().id()).map();
      case Fact.Released released ->
          fact("Released")
              .put("step", released.step().id())
              .put("then", NextCodec.write(released.then()))
              .map();
      case Fact.Closing closing -> fact("Closing").put("why", HowCodec.write(closing.why())).map();
      case Fact.Swept swept -> fact("Swept").put("id", swept.task().value()).map();
      case Fact.Unswept unswept ->
          fact("Unswept").put("id", unswept.task().value()).put("again", unswept.again()).map();
      case Fact.LateResult late ->
          EventCodec.write(
                  late.event(),
                  fact("LateResult").put("task", late.task()).put("id", late.id().value()))
              .put("how", HowCodec.write(late.how()))
              .map();
      case Fact.Paused paused -> fact("Paused").put("reason", paused.reason()).map();
      case Fact.Resumed resumed -> fact("Resumed").map();
    };
  }

  static Fact read(Stored fact, Definition definition) {
    Stored name = fact.at(FACT);
    return switch (name.text()) {
      case "Started" ->
          new Fact.Started(
              EventCodec.read(fact, definition), NextCodec.read(fact.at("next"), definition));
      case "Transitioned" ->
          new Fact.Transitioned(
              fact.at("task").text(),
              fact.at("id").as(TaskId::new),
              EventCodec.read(fact, definition),
              HowCodec.read(fact.at("how")),
              NextCodec.read(fact.at("next"), definition));
      case "Attempted" -> new Fact.Attempted(attempt(fact), fact.at("lease").instant());
      case "Refused" ->
          new Fact.Refused(
              attempt(fact), fact.at("reason").text(), NextCodec.readThen(fact.at("then")));
      case "Unanswered" ->
          new Fact.Unanswered(
              attempt(fact),
              fact.at("request").as(Fact.Request.class),
              fact.at("reason").text(),
              NextCodec.readThen(fact.at("then")));
      case "Lapsed" -> new Fact.Lapsed(attempt(fact), NextCodec.readThen(fact.at("then")));
      case "Answered" ->
          new Fact.Answered(
              attempt(fact), HowCodec.read(fact.at("how")), EventCodec.read(fact, definition));
      case "Absent" -> new Fact.Absent(attempt(fact));
      case "Elected" -> new Fact.Elected(attempt(fact), fact.at("step").as(Step::new));
      case "Released" ->
          new Fact.Released(fact.at("step").as(Step::new), NextCodec.readThen(fact.at("then")));
      case "Closing" -> new Fact.Closing(HowCodec.readWhy(fact.at("why")));
      case "Swept" -> new Fact.Swept(fact.at("id").as(TaskId::new));
      case "Unswept" -> new Fact.Unswept(fact.at("id").as(TaskId::new), fact.at("again").instant());
      case "LateResult" ->
          new Fact.LateResult(
              fact.at("task").text(),
              fact.at("id").as(TaskId::new),
              EventCodec.read(fact, definition),
              HowCodec.read(fact.at("how")));
      case "Paused" -> new Fact.Paused(fact.at("reason").text());
      case "Resumed" -> new Fact.Resumed();
      default -> throw name.unknown("fact");
    };
  }

  private static int attempt(Stored fact) {
    return fact.at("attempt").count();
  }

  private static Fields fact(String name) {
    return new Fields().put(FACT, name);
  }
}
