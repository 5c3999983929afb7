package railway.cli;

import java.util.List;
import java.util.Optional;
import railway.cli.console.Console;
import railway.cli.console.Text;
import railway.cli.console.Tint;
import railway.cli.timeline.Saying;
import railway.decision.Certificate;
import railway.engine.Audited;
import railway.engine.Audited.Checked;
import railway.engine.Audited.CheckedFact;
import railway.engine.Audited.Finding;

/** Prints what an audit found: entry by entry, then task by task, then in one line. */
record AuditReport(Console console) {
  private static final String UNDER = " ".repeat(8);

  /** Everything about one journal. */
  void whole(Audited audited) {
    console.title("The journal of " + audited.id());
    audited.entries().forEach(this::entry);
    audited.unread().ifPresent(why -> console.line(bad("✗ ") + why));
    console.title("What is known of each task");
    audited.visits().forEach(visit -> console.line(words(visit)));
    console.line("");
    summary(audited);
  }

  /** Only what is wrong with it. */
  void troubles(Audited audited) {
    audited.entries().stream()
        .filter(entry -> entry.all().anyMatch(Finding.Objection.class::isInstance))
        .forEach(
            entry -> {
              console.line("%s, entry %d".formatted(audited.id(), entry.entry().seq()));
              entry.all().forEach(this::finding);
            });
    audited.unread().ifPresent(why -> console.line("%s: %s".formatted(audited.id(), why)));
  }

  private void entry(Checked checked) {
    console.line(
        "%s %4d  %s"
            .formatted(mark(checked.all().toList()), checked.entry().seq(), checked.entry().at()));
    for (CheckedFact fact : checked.facts()) {
      console.line(UNDER + mark(fact.findings()) + " " + Saying.of(fact.fact()));
      fact.findings().forEach(this::finding);
    }
    checked.findings().forEach(this::finding);
  }

  private void finding(Finding finding) {
    console.line(UNDER + "  " + mark(List.of(finding)) + " " + finding.words());
  }

  private String mark(List<Finding> findings) {
    if (findings.stream().anyMatch(Finding.Objection.class::isInstance)) {
      return bad("✗");
    }
    return findings.isEmpty() ? console.tinted(Tint.GOOD, "✓") : console.tinted(Tint.EVENT, "!");
  }

  private String bad(String text) {
    return console.tinted(Tint.BAD, text);
  }

  private static String words(Audited.Visit visit) {
    String end = visit.end().map(Saying::of).orElse("not ended");
    return "%s (%s): %s; %s"
        .formatted(Text.spoken(visit.task()), visit.id(), end, words(visit.certificate()));
  }

  private static String words(Certificate certificate) {
    return switch (certificate) {
      case Certificate.Effects effects ->
          "happened at least %d, at most %d times".formatted(effects.atLeast(), effects.atMost());
      case Certificate.Decided decided -> "the answer %s decided".formatted(decided.answer());
      case Certificate.Undecided undecided -> "no answer has decided";
    };
  }

  private void summary(Audited audited) {
    long facts = audited.entries().stream().mapToLong(entry -> entry.facts().size()).sum();
    String judged =
        "%s in %s"
            .formatted(
                Text.count(facts, "fact"),
                Text.count(audited.entries().size(), "entry", "entries"));
    Optional<String> unread = audited.unread();
    if (!audited.objections().isEmpty()) {
      console.line(bad(Text.count(audited.objections().size(), "objection")) + " to " + judged);
    } else if (unread.isPresent()) {
      console.line(
          bad("Not judged to the end: ") + judged + " are legal steps, the rest is unread");
    } else {
      console.line(console.tinted(Tint.GOOD, "Legal: ") + judged + remarks(audited));
    }
  }

  private static String remarks(Audited audited) {
    return audited.remarks().isEmpty()
        ? ", every one a step that the rules permit"
        : ", every one a step that the rules permit, with "
            + Text.count(audited.remarks().size(), "remark");
  }
}
