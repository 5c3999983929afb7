package railway.workflow;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The bounds on which the promises stand are given, and are bounds. */
final class BoundsRule implements Rule {
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(15);
  private static final Duration LONGEST_SETTLING = Duration.ofDays(1);

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    return definition.tasks().stream()
        .flatMap(
            task ->
                task.task() instanceof State<?, ?> state
                    ? check(Rule.at(definition, task), state, new Author(task, specimens))
                    : Stream.empty());
  }

  private static Stream<Breach> check(String where, State<?, ?> state, Author author) {
    Stream<Breach> ofCategory =
        switch (state) {
          case IdempotentState<?, ?> idempotent -> keyRetention(where, idempotent, author);
          case PessimisticLockState<?, ?> pessimistic -> settling(where, pessimistic);
          case OptimisticLockState<?, ?> optimistic -> Stream.empty();
          case OpaqueState<?, ?> opaque -> riskSheet(where, opaque);
        };
    return Stream.concat(attemptLimit(where, state), ofCategory);
  }

  private static Stream<Breach> attemptLimit(String where, State<?, ?> state) {
    return switch (Trial.of(state::attemptLimit)) {
      case Trial.Gave<Duration>(Duration limit)
          when limit.isPositive() && limit.compareTo(LONGEST_ATTEMPT) <= 0 ->
          Stream.empty();
      case Trial.Gave<Duration>(Duration limit) ->
          Stream.of(
              new Breach(
                  where,
                  "attemptLimit is " + limit,
                  "Let it be longer than nothing and at most %s, which is as long as a function can"
                          .formatted(LONGEST_ATTEMPT)
                      + " run"));
      case Trial.Failed<Duration>(String why) -> failed(where, "attemptLimit", why);
    };
  }

  private static Stream<Breach> settling(String where, PessimisticLockState<?, ?> state) {
    return switch (Trial.of(state::settlesWithin)) {
      case Trial.Gave<Duration>(Duration bound)
          when !bound.isNegative() && bound.compareTo(LONGEST_SETTLING) <= 0 ->
          Stream.empty();
      case Trial.Gave<Duration>(Duration bound) ->
          Stream.of(
              new Breach(
                  where,
                  "settlesWithin is " + bound,
                  "Give a bound from nothing to %s; with a longer one, or none, the task is opaque"
                      .formatted(LONGEST_SETTLING)));
      case Trial.Failed<Duration>(String why) -> failed(where, "settlesWithin", why);
    };
  }

  private static Stream<Breach> riskSheet(String where, OpaqueState<?, ?> state) {
    return switch (Trial.of(state::riskSheet)) {
      case Trial.Gave<RiskSheet> given -> Stream.empty();
      case Trial.Failed<RiskSheet>(String why) -> failed(where, "riskSheet", why);
    };
  }

  private static Stream<Breach> keyRetention(
      String where, IdempotentState<?, ?> state, Author author) {
    return switch (Trial.of(state::keyRetention)) {
      case Trial.Gave<Duration>(Duration retention) ->
          author
              .events()
              .flatMap(event -> tooShort(where, retention, event, state, author))
              .limit(1);
      case Trial.Failed<Duration>(String why) -> failed(where, "keyRetention", why);
    };
  }

  private static Stream<Breach> tooShort(
      String where, Duration retention, Event event, IdempotentState<?, ?> state, Author author) {
    Duration limit = Trial.of(state::attemptLimit).given().orElse(Duration.ZERO);
    Insisting insisting = Insisting.of(author, event, limit, retention);
    Optional<Duration> latest =
        author
            .expiry(event)
            .given()
            .flatMap(
                expiry ->
                    switch (expiry) {
                      case Expiry.Within<?> within -> Optional.of(within.duration());
                      case Expiry.Never<?> never -> Optional.of(insisting.lastsFor());
                      case Expiry.At<?> at -> Optional.<Duration>empty();
                    })
            .map(duration -> duration.plus(insisting.longestWait()).plus(limit));
    return latest.filter(until -> until.compareTo(retention) >= 0).stream()
        .map(
            until ->
                new Breach(
                    where,
                    "the third party forgets a key after %s, and the last attempt may be %s after the first: it would be a second effect"
                        .formatted(retention, until),
                    "Let it expire or stop insisting earlier, so that keyRetention is longer than the"
                        + " deadline, the longest wait and an attempt together"));
  }

  private static Stream<Breach> failed(String where, String function, String why) {
    return Stream.of(new Breach(where, function + " " + why, "Return a constant or a setting"));
  }
}
