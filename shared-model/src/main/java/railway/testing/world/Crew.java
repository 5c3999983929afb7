package railway.testing.world;

import java.util.function.BiConsumer;
import railway.engine.Concurrently;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.store.StoreTrouble;

/** Threads of one process, each with an invocation of its own: they live and die together. */
class Crew implements Concurrently {

  private final SimulatedCloud cloud;
  private final Stage stage;
  private final SimulatedInvocation leader;
  private final String name;
  private final Stage.Gate gate;
  private int under;

  Crew(SimulatedCloud cloud, Stage stage, SimulatedInvocation leader, String name) {
    this.cloud = cloud;
    this.stage = stage;
    this.leader = leader;
    this.name = name;
    this.gate = stage.new Gate();
  }

  /** What finds the store in trouble is left: it comes again, or is still due. */
  @Override
  public final <T> void send(T thing, BiConsumer<T, Invocation> work) {
    under++;
    stage.enter(
        () -> {
          SimulatedInvocation own = cloud.invocation(name, leader.life(), leader.version());
          try {
            begins(thing, own);
            work.accept(thing, own);
          } catch (StoreTrouble | InvocationEnded trouble) {
            // somebody else sees to it
          } finally {
            ends(thing);
            cloud.over(own);
            under--;
            if (under == 0) {
              gate.open();
            }
          }
        });
  }

  /** Somebody begins with a thing; for who wants to know. */
  void begins(Object thing, SimulatedInvocation own) {}

  /** Somebody is done with it, or dead. */
  void ends(Object thing) {}

  @Override
  public final void join() {
    if (under > 0) {
      gate.await();
    }
    leader.life().check();
  }
}
