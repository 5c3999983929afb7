package railway.cli;

import java.util.Map;
import railway.cli.local.Home;
import railway.cli.local.StackWorkflows;
import railway.engine.Definitions;

/** The workflows that can be drawn and audited, with the durations of the template unless told. */
final class KnownWorkflows {
  private KnownWorkflows() {}

  static Definitions definitions() {
    return definitions(Map.of());
  }

  /** The same with other parameters of the template. */
  static Definitions definitions(Map<String, String> parameters) {
    return StackWorkflows.of(Home.find().template(), parameters);
  }
}
