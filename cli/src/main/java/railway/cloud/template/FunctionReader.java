package railway.cloud.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                .orElse(AsyncInvocation.DEFAULT),
            role(logicalId, function),
            function.text("AutoPublishAlias"));
    function
        .meaningless(
            "Architectures",
            "AutoPublishAliasAllProperties",
            "DeploymentPreference",
            "Description",
            "EphemeralStorage",
            "KmsKeyArn",
            "FunctionName",
            "LoggingConfig",
            "PermissionsBoundary",
            "PropagateTags",
            "RecursiveLoop",
            "SnapStart",
            "Tags",
            "Tracing")
        .done();
    return spec;
  }

  /** The logical id of the role; SAM makes one for a function that names none. */
  private static String role(String logicalId, Section function) {
    return function
        .expression("Role")
        .map(
            arn -> {
              if (arn instanceof Expression.Attribute role && role.attribute().equals("Arn")) {
                return role.logicalId();
              }
              throw function.wrong(
                  "Role", "must be a role of this template", "Write !GetAtt Role.Arn.");
            })
        .orElse(GeneratedRole.logicalId(logicalId));
  }

  /**
   * The statements of {@code Policies}, out of which SAM makes a role for a function without one.
   *
   * @throws TemplateException when there is a role too, which would make SAM ignore them
   */
  static Optional<List<StatementSpec>> policies(Section function) {
    List<StatementSpec> statements =
        function.oneOrMoreSections("Policies").stream()
            .flatMap(policy -> PolicyReader.document(policy).stream())
            .toList();
    if (function.value("Role").isEmpty()) {
      return Optional.of(statements);
    }
    if (!statements.isEmpty()) {
      throw function.wrong(
          "Policies", "stand beside a Role, which makes them void", "Move them into the role.");
    }
    return Optional.empty();
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
