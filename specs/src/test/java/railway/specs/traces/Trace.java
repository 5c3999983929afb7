package railway.specs.traces;

import java.util.List;

/**
 * What happened on one visit in one world.
 *
 * @param seed the world
 * @param processes how many slots of processes it takes
 * @param attempts how many attempts, steps or requests were made
 */
record Trace(long seed, int processes, int attempts, List<Happening> happenings) {
  Trace {
    happenings = List.copyOf(happenings);
  }
}
