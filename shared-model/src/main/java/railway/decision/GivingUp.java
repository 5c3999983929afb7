package railway.decision;

import railway.workflow.Fault;

/** Why a task is given up. */
public sealed interface GivingUp {

  /** Its time has passed. */
  record Expired() implements GivingUp {}

  /** The retry function said stop. */
  record Faulted(Fault fault) implements GivingUp {}
}
