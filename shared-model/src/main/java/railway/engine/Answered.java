package railway.engine;

import java.util.List;
import railway.contract.Violation;

/** What an answer to a To-Do is told. */
public sealed interface Answered {

  /** It decided, durably; the event says what happened. */
  record Accepted(String event) implements Answered {}

  /** It is the answer that decided before: the same reply, and nothing was written. */
  record Repeated(String event) implements Answered {}

  /** Another answer was first; this one is kept as a late result. */
  record AlreadyDecided(String event) implements Answered {}

  /** There is no such To-Do (yet): the sender should repeat it. */
  record NotOpen() implements Answered {}

  /** Its time had passed first, and that decided; this answer is kept as a late result. */
  record Expired(String event) implements Answered {}

  /** The caller may not answer it. */
  record Denied() implements Answered {}

  /** The data breaks the contract; the To-Do stays open. */
  record BrokenContract(List<Violation> violations) implements Answered {
    public BrokenContract {
      violations = List.copyOf(violations);
    }
  }

  /** The data keeps the contract and still cannot be taken; the To-Do stays open. */
  record Invalid(String reason) implements Answered {}

  /** An operator must mend the workflow first: the sender should repeat it. */
  record Unavailable(String reason) implements Answered {}
}
