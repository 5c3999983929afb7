package railway.decision;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import railway.workflow.Knowledge;

/** Verdicts and knowledge, for people who read an audit. */
final class PlainWords {

  private PlainWords() {}

  /** What a rule allowed, one after the other. */
  static String of(Collection<Verdict> verdicts) {
    return verdicts.stream().map(PlainWords::of).collect(Collectors.joining("; then "));
  }

  private static String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proceed proceed -> "begin attempt " + proceed.number();
      case Verdict.TakeNote note -> "note that attempt %d has lapsed".formatted(note.attempt());
      case Verdict.Ask ask ->
          "ask the third party what attempts up to %d did".formatted(ask.attempt());
      case Verdict.Confirm confirm -> "confirm step " + confirm.step().id();
      case Verdict.Close close -> "close the election (%s)".formatted(of(close.why()));
      case Verdict.Cancel cancel -> "cancel step " + cancel.step().id();
      case Verdict.GiveUp up -> "give up (%s; %s)".formatted(of(up.why()), of(up.known()));
      case Verdict.ApplyCompromise apply ->
          "apply the compromise (%s)".formatted(of(apply.known()));
      case Verdict.Conclude kept ->
          "end with the answer that was kept of attempt " + kept.answer().attempt();
      case Verdict.Wait wait -> "do nothing before " + wait.until();
      case Verdict.StandDown standDown -> "do nothing: only somebody else can go on";
    };
  }

  static String of(GivingUp why) {
    return switch (why) {
      case GivingUp.Expired expired -> "it expired";
      case GivingUp.Faulted faulted -> "retries stopped: " + faulted.fault().reason();
    };
  }

  static String of(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> "nothing happened";
      case Knowledge.MayHaveHappened range ->
          "it happened at least %d, at most %d times".formatted(range.atLeast(), range.atMost());
    };
  }

  /** {@code attempt 1}, {@code attempts 1 and 3}. */
  static String attempts(List<Attempt> lines) {
    String numbers =
        lines.stream()
            .map(line -> Integer.toString(line.number()))
            .collect(Collectors.joining(", "));
    return (lines.size() == 1 ? "attempt " : "attempts ") + numbers;
  }
}
