package railway.specs.mutants;

/** What the claims did to a mutant. */
sealed interface Fate {

  /** A promise is broken, or broken in another way than claimed. */
  record KilledByProperty(String property, String claim) implements Fate {}

  /** All that must hold does, but not in the same number of states. */
  record KilledByStates(String claim) implements Fate {}

  /** What must fail does not any more. */
  record KilledByHolding(String claim) implements Fate {}

  /** The mutant asks for a value that there is not. */
  record KilledByError(String claim) implements Fate {}

  /** No claim tells it from the spec. */
  record Survived() implements Fate {}

  /** No claim tells it from the spec, and the README says why none can. */
  record Equivalent(String reason) implements Fate {}

  /** It is no spec: TLC cannot read it, or an action leaves a variable open. */
  record Stillborn(String complaint) implements Fate {}

  /** One claim had no verdict in many times its time, and no other tells. */
  record Undecided(String claim) implements Fate {}

  default boolean isAccountedFor() {
    return switch (this) {
      case Survived survived -> false;
      case Undecided undecided -> false;
      case KilledByProperty killed -> true;
      case KilledByStates killed -> true;
      case KilledByHolding killed -> true;
      case KilledByError killed -> true;
      case Equivalent equivalent -> true;
      case Stillborn stillborn -> true;
    };
  }

  default String told() {
    return switch (this) {
      case KilledByProperty killed ->
          "killed by %s of %s".formatted(killed.property(), killed.claim());
      case KilledByStates killed ->
          "killed only by the number of states of %s".formatted(killed.claim());
      case KilledByHolding killed -> "killed: %s fails no more".formatted(killed.claim());
      case KilledByError killed -> "killed by an error in %s".formatted(killed.claim());
      case Survived survived -> "SURVIVED";
      case Equivalent equivalent -> "equivalent: " + equivalent.reason();
      case Stillborn stillborn -> "stillborn: " + stillborn.complaint();
      case Undecided undecided -> "UNDECIDED by %s".formatted(undecided.claim());
    };
  }
}
