package railway.examples.thirdparties;

/**
 * The ways in which a third party lets a caller down. In JSON the names are written {@code
 * loseReply}, {@code timeOut} and so on.
 */
public enum Fault {
  /** Answers 503 with {@code {"effect":"none"}}: it definitely had no effect. */
  REFUSE,
  /** Reads the request, does nothing and drops the connection. */
  LOSE_REQUEST,
  /** Makes the effect and drops the connection without a reply. */
  LOSE_REPLY,
  /** Makes the effect at once and replies after {@link Pace#answerLateAfter}. */
  ANSWER_LATE,
  /** Drops the connection and makes the effect after {@link Pace#lateEffectAfter}. */
  LATE_EFFECT,
  /** Answers 500 and does nothing. */
  ERROR_BEFORE,
  /** Makes the effect and answers the very same 500. */
  ERROR_AFTER,
  /** Does nothing and says nothing until {@link Pace#hangAtMost}, then drops the connection. */
  TIME_OUT
}
