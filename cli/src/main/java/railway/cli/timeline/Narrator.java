package railway.cli.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.cli.console.Text;
import railway.cli.console.Tint;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.WorkflowId;
import railway.workflow.Category;

/**
 * Tells entries as moments. Of each workflow the entries must come in their order, for how long
 * something took is counted from earlier ones. Not thread-safe.
 */
public final class Narrator {
  private final Map<WorkflowId, Place> places = new HashMap<>();

  /** Where a workflow was, and when it came there and when its attempt began. */
  private record Place(String task, Tint tint, Instant since, Instant attempted) {}

  /** One moment a fact. */
  public List<Moment> tell(Entry entry) {
    List<Moment> moments = new ArrayList<>();
    for (Fact fact : entry.facts()) {
      moments.add(tell(entry, fact));
    }
    return moments;
  }

  private Moment tell(Entry entry, Fact fact) {
    Place before =
        places.getOrDefault(entry.id(), new Place("", Tint.EVENT, entry.at(), entry.at()));
    String what = Saying.of(fact);
    return switch (fact) {
      case Fact.Started started -> {
        arrive(entry, started.next());
        yield moment(entry, Text.spoken(name(started)), Tint.EVENT, what, Optional.empty());
      }
      case Fact.Transitioned ended -> {
        arrive(entry, ended.next());
        yield moment(entry, before.task(), before.tint(), what, took(before.since(), entry));
      }
      case Fact.Attempted attempted -> {
        Place here = places.getOrDefault(entry.id(), before);
        places.put(entry.id(), new Place(here.task(), here.tint(), here.since(), entry.at()));
        yield moment(entry, here.task(), here.tint(), what, Optional.empty());
      }
      case Fact.Refused refused -> ofAttempt(entry, before, what);
      case Fact.Unanswered unanswered -> ofAttempt(entry, before, what);
      case Fact.Lapsed lapsed -> ofAttempt(entry, before, what);
      case Fact.Answered answered -> ofAttempt(entry, before, what);
      case Fact.Elected elected -> ofAttempt(entry, before, what);
      case Fact.LateResult late ->
          moment(entry, Text.spoken(late.task()), Tint.FAINT, what, Optional.empty());
      case Fact.Absent absent -> here(entry, before, what);
      case Fact.Released released -> here(entry, before, what);
      case Fact.Closing closing -> here(entry, before, what);
      case Fact.Swept swept -> here(entry, before, what);
      case Fact.Unswept unswept -> here(entry, before, what);
      case Fact.Paused paused -> here(entry, before, what);
      case Fact.Resumed resumed -> here(entry, before, what);
    };
  }

  private void arrive(Entry entry, Next next) {
    places.put(
        entry.id(),
        switch (next) {
          case Next.To to -> new Place(label(to), tint(entry.standing()), entry.at(), entry.at());
          case Next.Ended ended ->
              new Place(Text.spoken(entry.standing().task()), Tint.EVENT, entry.at(), entry.at());
        });
  }

  /** A second visit is another action, and is told apart. */
  private static String label(Next.To to) {
    return to.visit() == 1
        ? Text.spoken(to.task())
        : "%s (%d)".formatted(Text.spoken(to.task()), to.visit());
  }

  private static Tint tint(Standing standing) {
    return standing.category().filter(Category.TO_DO::equals).isPresent() ? Tint.TO_DO : Tint.STATE;
  }

  private static String name(Fact.Arrival arrival) {
    return arrival.event().getClass().getSimpleName();
  }

  private static Moment ofAttempt(Entry entry, Place place, String what) {
    return moment(entry, place.task(), place.tint(), what, took(place.attempted(), entry));
  }

  private static Moment here(Entry entry, Place place, String what) {
    return moment(entry, place.task(), place.tint(), what, Optional.empty());
  }

  private static Optional<Duration> took(Instant from, Entry until) {
    return Optional.of(Duration.between(from, until.at()));
  }

  private static Moment moment(
      Entry entry, String task, Tint tint, String what, Optional<Duration> took) {
    return new Moment(entry.at(), entry.id(), task, tint, what, took);
  }
}
