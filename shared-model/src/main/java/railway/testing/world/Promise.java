package railway.testing.world;

/** What a simulated world is held to, in the words of the guarantees. */
public enum Promise {
  AT_MOST_ONE_EFFECT("AtMostOneEffect", "a task with a key, a query or two steps acts once"),
  EFFECTS_BOUNDED("EffectsBounded", "an opaque task acts as often as its compromise allows"),
  SAME_BODY("SameBody", "one key always comes with one body"),
  CERTIFICATE("Certificate", "accepted ≤ effects ≤ accepted + unresolved, at every moment"),
  NOTHING_HAPPENED_IS_TRUE("NothingHappenedIsTrue", "who says that nothing happened is right"),
  ONE_TRANSITION_PER_VISIT("OneTransitionPerVisit", "a visit of a task ends once"),
  ONE_ENDING("OneEnding", "a workflow ends once"),
  UNCERTAIN_ONLY_IF_UNRESOLVED(
      "UncertainOnlyIfUnresolved", "a compromise is applied only where nobody can know"),
  ONE_AT_A_TIME("OneAtATime", "no attempt begins under the lease of another, nor after a stop"),
  IN_TIME("InTime", "nothing expires before its time, and nothing is decided after it"),
  ACCEPTED_MEANS_DECIDED("AcceptedMeansDecided", "an answer that was told so has decided"),
  NO_EFFECT_AFTER_TRANSITION("NoEffectAfterTransition", "no effect once a task has ended"),
  NO_DANGLING_HOLDS("NoDanglingHolds", "no first step stays held"),
  EVERY_WORKFLOW_HAS_A_DRIVER("EveryWorkflowHasADriver", "nothing waits without a driver"),
  EVENTUALLY_ENDS("EventuallyEnds", "every workflow ends"),
  EVERY_ENDING_IS_ANNOUNCED("EveryEndingIsAnnounced", "endings and late results are announced"),
  READ_MODELS_CAN_BE_REBUILT("ReadModelsCanBeRebuilt", "the rows are those of a rebuild"),
  REJECTED_EXACTLY("RejectedExactly", "the rejected queue holds exactly the rejected"),
  LEGAL_JOURNAL("LegalJournal", "every fact in a journal is a step that the rules permit"),
  NOBODY_PAUSES("NobodyPauses", "no definition throws, so that no operator is needed");

  private final String named;
  private final String words;

  Promise(String named, String words) {
    this.named = named;
    this.words = words;
  }

  /** Its name in the guarantees. */
  public String named() {
    return named;
  }

  /** What it says, in plain words. */
  public String words() {
    return words;
  }
}
