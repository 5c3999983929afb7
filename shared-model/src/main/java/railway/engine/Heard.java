package railway.engine;

import railway.decision.Algorithm;
import railway.decision.Fact.Request;
import railway.decision.Ledger;
import railway.decision.OptimisticLock;
import railway.decision.PessimisticLock;
import railway.decision.Settlement;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.Finding;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.State;
import railway.workflow.Step;

/**
 * An answer in hand that is not written down yet. What it means depends on the facts alone, so that
 * after a lost race it is asked again for the facts as they are then.
 */
sealed interface Heard {

  /** The attempt that it is about. */
  int attempt();

  /** The request that it answers. */
  Request request();

  /** What it means, given these facts. */
  Settlement settle(Ledger ledger);

  /** To an attempt. */
  record Replied(State<Event, Event> state, int attempt, Reply<? extends Event> reply)
      implements Heard {
    @Override
    public Request request() {
      return Request.ATTEMPT;
    }

    @Override
    public Settlement settle(Ledger ledger) {
      return Algorithm.of(state, ledger.event()).settle(ledger, attempt, reply);
    }
  }

  /** To a query of a pessimistic task. */
  record Shown(
      PessimisticLockState<Event, Event> state, int attempt, Finding<? extends Event> finding)
      implements Heard {
    @Override
    public Request request() {
      return Request.FIND;
    }

    @Override
    public Settlement settle(Ledger ledger) {
      return PessimisticLock.of(state).settle(ledger, attempt, finding);
    }
  }

  /** To the preparation of a first step. */
  record Prepared(
      OptimisticLockState<Event, Event> state,
      int attempt,
      Preparation<? extends Event> preparation)
      implements Heard {
    @Override
    public Request request() {
      return Request.PREPARE;
    }

    @Override
    public Settlement settle(Ledger ledger) {
      return new OptimisticLock().settle(ledger, attempt, preparation);
    }
  }

  /** To the confirmation of the elected step. */
  record Confirmed(int attempt, Step step, Confirmation<? extends Event> confirmation)
      implements Heard {
    @Override
    public Request request() {
      return Request.CONFIRM;
    }

    @Override
    public Settlement settle(Ledger ledger) {
      return new OptimisticLock().settle(attempt, step, confirmation);
    }
  }

  /** To the cancellation of a step. */
  record Cancelled(int attempt, Step step, Cancellation<? extends Event> cancellation)
      implements Heard {
    @Override
    public Request request() {
      return Request.CANCEL;
    }

    @Override
    public Settlement settle(Ledger ledger) {
      return new OptimisticLock().settle(attempt, step, cancellation);
    }
  }
}
