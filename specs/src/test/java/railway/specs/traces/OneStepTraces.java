package railway.specs.traces;

import java.time.Duration;
import railway.testing.world.Stage;
import railway.workflow.State;

/** Logs of tasks with one request. */
enum OneStepTraces implements Traces {
  IDEMPOTENT("Idempotent", Partner.Offers.A_KEY) {
    @Override
    State<Errand.Asked, Errand.End> task(Tasks.World world) {
      return new Tasks.Keyed(world);
    }
  },
  PESSIMISTIC("Pessimistic", Partner.Offers.A_QUERY) {
    @Override
    State<Errand.Asked, Errand.End> task(Tasks.World world) {
      return new Tasks.Locked(world);
    }
  },
  OPAQUE("Opaque", Partner.Offers.NOTHING) {
    @Override
    State<Errand.Asked, Errand.End> task(Tasks.World world) {
      return new Tasks.Sent(world, LIMIT);
    }
  };

  /** Of the compromise of the opaque task. */
  static final int LIMIT = 2;

  private final String spec;
  private final Partner.Offers offers;

  OneStepTraces(String spec, Partner.Offers offers) {
    this.spec = spec;
    this.offers = offers;
  }

  abstract State<Errand.Asked, Errand.End> task(Tasks.World world);

  @Override
  public String spec() {
    return spec;
  }

  /** No promise of an opaque task rests on a clock. */
  private Duration skew() {
    return offers == Partner.Offers.NOTHING ? Temper.BEYOND_THE_MARGIN : Temper.WITHIN_THE_MARGIN;
  }

  private Duration calm() {
    return offers == Partner.Offers.A_KEY ? Partner.REMEMBERS.plus(Visit.CALM) : Visit.CALM;
  }

  @Override
  public Trace of(long seed) {
    Stage stage = Visit.stage(seed);
    Temper temper = Temper.of(stage, skew());
    OneStepScribe scribe = new OneStepScribe(stage, offers);
    Partner partner = new Partner(stage, scribe, offers);
    State<Errand.Asked, Errand.End> task = task(new Tasks.World(stage, temper, partner));
    Visit.play(
        stage,
        temper.adversary(),
        new Errand.Performed(task),
        new Errand.Asked("1"),
        scribe,
        calm(),
        cloud -> {});
    return scribe.trace(seed);
  }
}
