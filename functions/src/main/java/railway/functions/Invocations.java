package railway.functions;

import railway.engine.Invocation;

/** The invocations of one run of a handler. */
@FunctionalInterface
interface Invocations {

  /** The invocation for one thing; the index is its place among the things of this run. */
  Invocation of(int index);
}
