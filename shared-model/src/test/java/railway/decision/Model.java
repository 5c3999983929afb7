package railway.decision;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A system whose every behaviour is to be looked at. States are values: two that are equal have the
 * same future.
 */
interface Model<S> {

  S initial();

  /** Everything that can happen next, including everything that the adversary can do. */
  void next(S state, Steps<S> steps);

  /** What is wrong with a state: the name of the broken claim, and why. */
  Optional<String> objection(S state);

  /** Takes what can happen; what it is called is only asked for when a trace is told. */
  interface Steps<S> {
    void step(Supplier<String> what, S then);
  }
}
