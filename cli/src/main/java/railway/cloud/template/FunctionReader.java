package railway.cloud.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code AWS::Serverless::Function}, with Globals already laid under it. */
final class FunctionReader {
  private FunctionReader() {}

  /**
   * Reads one function.
   *
   * @param folder what a relative CodeUri is relative to
   */
  static FunctionSpec read(String logicalId, Section function, Path folder) {
    function.only("PackageType", "Zip");
    String runtime = function.requiredText("Runtime");
    if (!runtime.startsWith("java")) {
      throw function.wrong(
          "Runtime",
          "is '" + runtime + "', and the local cloud hosts Java only",
          "Use java25 or java21.");
    }
    var spec =
        new FunctionSpec(
            logicalId,
            function.requiredText("Handler"),
            folder.resolve(function.requiredText("CodeUri")).toAbsolutePath().normalize(),
            function.seconds("Timeout").orElse(Duration.ofSeconds(3)),
            function.integer("MemorySize").orElse(128),
            function.integer("ReservedConcurrentExecutions"),
            variables(function),
            sources(function),
            function
                .section("EventInvokeConfig")
                .map(DestinationReader::asyncInvocation)
                .orElse(AsyncInvocation.DEFAULT));
    function
        .meaningless(
            "Architectures",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "DeploymentPreference",
            "Description",
            "EphemeralStorage",
            "FunctionName",
            "LoggingConfig",
            "PermissionsBoundary",
            "Policies",
            "PropagateTags",
            "Role",
            "SnapStart",
            "Tags",
            "Tracing")
        .done();
    return spec;
  }

  private static Map<String, Expression> variables(Section function) {
    var variables = new LinkedHashMap<String, Expression>();
    function
        .section("Environment")
        .ifPresent(
            environment -> {
              environment
                  .section("Variables")
                  .ifPresent(
                      section -> {
                        for (String name : section.names()) {
                          section.expression(name).ifPresent(value -> variables.put(name, value));
                        }
                      });
              environment.done();
            });
    return variables;
  }

  private static List<EventSource> sources(Section function) {
    var sources = new ArrayList<EventSource>();
    function
        .section("Events")
        .ifPresent(
            events ->
                events
                    .children()
                    .forEach((name, event) -> sources.add(EventSourceReader.read(name, event))));
    return sources;
  }
}
