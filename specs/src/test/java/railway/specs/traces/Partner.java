package railway.specs.traces;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import railway.specs.traces.Errand.Asked;
import railway.specs.traces.Errand.Declined;
import railway.specs.traces.Errand.Done;
import railway.specs.traces.Errand.End;
import railway.testing.world.Stage;
import railway.workflow.Finding;
import railway.workflow.Reply;

/**
 * A third party with one request, at the end of a bad line. It does with a request what its
 * category allows and tells the scribe what it did.
 */
final class Partner {

  /** What it offers beside the request. */
  enum Offers {
    A_KEY,
    A_QUERY,
    NOTHING
  }

  /** Longer than any request takes to have its effect and to show it. */
  static final Duration SETTLES_WITHIN = Duration.ofSeconds(40);

  /** How long it remembers a key, from the first request that bears it. */
  static final Duration REMEMBERS = Duration.ofMinutes(18);

  private final Stage stage;
  private final OneStepScribe scribe;
  private final Offers offers;
  private Optional<Reply<End>> remembered = Optional.empty();
  private Optional<Reply.Answer<End>> shown = Optional.empty();

  Partner(Stage stage, OneStepScribe scribe, Offers offers) {
    this.stage = stage;
    this.scribe = scribe;
    this.offers = offers;
  }

  /** A request under the one name or key that there is. */
  Reply<End> attempt(Asked asked) throws IOException {
    String player = stage.player();
    int number = scribe.sends(player);
    stage.sleep(Duration.ofMillis(stage.random().nextInt(stage.once(6) ? 14_000 : 300)));
    return switch (stage.random().nextInt(8)) {
      case 0 -> {
        loses(number);
        throw new ConnectException("refused");
      }
      case 1 -> {
        loses(number);
        throw silence();
      }
      case 2 -> {
        Duration late = Duration.ofMillis(stage.random().nextInt(12_000));
        stage.enter(late, () -> unheard(acts(asked, number)));
        throw silence();
      }
      case 3 -> {
        loses(number);
        yield Reply.refused("busy");
      }
      case 4 -> {
        unheard(acts(asked, number));
        throw silence();
      }
      default -> {
        Reply<End> reply = acts(asked, number);
        stage.sleep(Duration.ofMillis(stage.random().nextInt(stage.once(6) ? 14_000 : 300)));
        yield reply;
      }
    };
  }

  /** What a query shows at this moment. */
  Finding<End> find() throws IOException {
    stage.turn();
    if (stage.once(6)) {
      throw silence();
    }
    scribe.log(scribe.mine("Asks"));
    Optional<Reply.Answer<End>> told = shown;
    stage.turn();
    if (stage.once(6)) {
      throw silence();
    }
    return told.<Finding<End>>map(Finding.Found::new).orElseGet(Finding::absent);
  }

  private void loses(int number) {
    scribe.log(Happening.of("Loses").with("k", number));
  }

  private Reply<End> acts(Asked asked, int number) {
    if (remembered.isPresent()) {
      scribe.log(acted(number, remembered.get()));
      return remembered.get();
    }
    Reply.Answer<End> answer =
        stage.once(2)
            ? new Reply.Rejected<>(new Declined(asked.id()))
            : new Reply.Accepted<>(new Done(asked.id()));
    switch (offers) {
      case A_KEY -> {
        scribe.log(acted(number, answer));
        remembered = Optional.of(answer);
        stage.enter(REMEMBERS, this::forgets);
      }
      case A_QUERY -> {
        boolean shows = answer instanceof Reply.Accepted<End> || stage.once(3);
        scribe.log(acted(number, answer).with("shows", shows));
        if (shows) {
          stage.enter(
              Duration.ofMillis(stage.random().nextInt(12_000)), () -> shows(number, answer));
        }
      }
      case NOTHING -> scribe.log(acted(number, answer));
    }
    return answer;
  }

  private static Happening acted(int number, Reply<End> answer) {
    return Happening.of("Acts")
        .with("k", number)
        .with("what", answer instanceof Reply.Accepted<End> ? "accepted" : "rejected");
  }

  private void forgets() {
    scribe.log(Happening.of("Forgets"));
    remembered = Optional.empty();
  }

  private void shows(int number, Reply.Answer<End> answer) {
    scribe.log(Happening.of("Shows").with("k", number));
    if (answer instanceof Reply.Accepted<End> || shown.isEmpty()) {
      shown = Optional.of(answer);
    }
  }

  /** Mostly at once, sometimes only after the caller's patience. */
  private IOException silence() {
    if (stage.once(3)) {
      stage.sleep(Duration.ofSeconds(12));
    }
    return new IOException("reset");
  }

  private static void unheard(Reply<End> reply) {
    assert reply != null;
  }
}
