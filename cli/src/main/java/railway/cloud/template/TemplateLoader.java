package railway.cloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the subset of SAM that template.yaml uses and refuses the rest: a property either means
 * something here, or is listed as having no meaning on one machine, or stops the loader.
 */
public final class TemplateLoader {
  private static final String TRANSFORM = "AWS::Serverless-2016-10-31";

  /** Permissions, logs and alarms: the local cloud has no accounts and watches nothing. */
  private static final Set<String> MEANINGLESS_TYPES =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::SQS::QueuePolicy");

  private final Map<String, TableSpec> tables = new LinkedHashMap<>();
  private final Map<String, FunctionSpec> functions = new LinkedHashMap<>();
  private final Map<String, QueueSpec> queues = new LinkedHashMap<>();
  private final Map<String, BusSpec> buses = new LinkedHashMap<>();
  private final Map<String, ApiSpec> apis = new LinkedHashMap<>();
  private final Path folder;

  private TemplateLoader(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a template and checks that its resources fit together.
   *
   * @param parameterOverrides values for the template's parameters; the others take their defaults
   * @throws TemplateException naming the resource, the property and the line when something is not
   *     supported
   */
  public static Template load(Path file, Map<String, String> parameterOverrides) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException unreadable) {
      throw new TemplateException(
          "Cannot read the template " + file.toAbsolutePath() + ". Give the path of template.yaml.",
          unreadable);
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    try {
      return new TemplateLoader(folder)
          .read(Yaml.parse(text, file.getFileName().toString()), parameterOverrides);
    } catch (TemplateException problem) {
      throw new TemplateException(file.getFileName() + ": " + problem.getMessage(), problem);
    }
  }

  private Template read(Yaml yaml, Map<String, String> overrides) {
    if (!(yaml instanceof Yaml.Mapping root)) {
      throw new TemplateException("must be a mapping but is " + yaml.kind() + ".");
    }
    var known = new HashMap<>(pseudoParameters());
    Section parameters = new Section("the template", getClass(), root, new Expressions(Map.of()));
    known.putAll(
        Parameters.values(
            parameters.section("Parameters").map(Section::children).orElse(Map.of()), overrides));

    var top = new Section("the template", getClass(), root, new Expressions(known));
    top.only("Transform", TRANSFORM);
    Yaml.Mapping globals = globals(top);
    top.required("Resources");
    top.section("Resources")
        .orElseThrow()
        .children()
        .forEach((logicalId, resource) -> resource(logicalId, resource, globals, known));
    Map<String, Expression> outputs = outputs(top);
    top.meaningless("AWSTemplateFormatVersion", "Description", "Metadata", "Parameters").done();

    var template = new Template(tables, functions, queues, buses, apis, outputs);
    Wiring.check(template);
    return template;
  }

  /** What the template's pseudo parameters are on this machine. */
  private static Map<String, String> pseudoParameters() {
    return Map.of(
        "AWS::AccountId", LocalArn.ACCOUNT,
        "AWS::Partition", "aws",
        "AWS::Region", LocalArn.REGION,
        "AWS::StackName", "railway",
        "AWS::URLSuffix", "localhost");
  }

  private static Yaml.Mapping globals(Section top) {
    Optional<Section> globals = top.section("Globals");
    Optional<Yaml> function = globals.flatMap(section -> section.value("Function"));
    globals.ifPresent(Section::done);
    return function
        .map(
            value -> {
              if (value instanceof Yaml.Mapping mapping) {
                return mapping;
              }
              throw new TemplateException(
                  "Globals, Function (line " + value.line() + ") must be a mapping.");
            })
        .orElse(new Yaml.Mapping(new LinkedHashMap<>(), 0));
  }

  private void resource(
      String logicalId, Section resource, Yaml.Mapping globals, Map<String, String> known) {
    String type = resource.requiredText("Type");
    if (MEANINGLESS_TYPES.contains(type)) {
      return;
    }
    resource
        .meaningless("DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata")
        .value("Properties");
    resource.done();
    String where = logicalId + " (" + type + ")";
    Yaml.Mapping properties =
        resource
            .value("Properties")
            .map(
                value -> {
                  if (value instanceof Yaml.Mapping mapping) {
                    return mapping;
                  }
                  throw new TemplateException(
                      where + " (line " + value.line() + "): Properties must be a mapping.");
                })
            .orElse(new Yaml.Mapping(new LinkedHashMap<>(), 0));
    var expressions = new Expressions(known);
    switch (type) {
      case "AWS::DynamoDB::Table" ->
          tables.put(
              logicalId,
              TableReader.read(
                  logicalId, new Section(where, TableReader.class, properties, expressions)));
      case "AWS::SQS::Queue" ->
          queues.put(
              logicalId,
              QueueReader.read(
                  logicalId, new Section(where, QueueReader.class, properties, expressions)));
      case "AWS::Events::EventBus" ->
          buses.put(
              logicalId,
              BusReader.read(
                  logicalId, new Section(where, BusReader.class, properties, expressions)));
      case "AWS::Serverless::HttpApi" ->
          apis.put(
              logicalId,
              ApiReader.read(
                  logicalId, new Section(where, ApiReader.class, properties, expressions)));
      case "AWS::Serverless::Function" ->
          functions.put(
              logicalId,
              FunctionReader.read(
                  logicalId,
                  new Section(
                      where, FunctionReader.class, Yaml.over(globals, properties), expressions),
                  folder));
      default ->
          throw resource.wrong(
              "Type",
              "is '" + type + "', which the local cloud does not support",
              "Remove the resource, or add its type to " + getClass().getName() + ".");
    }
  }

  private static Map<String, Expression> outputs(Section top) {
    var outputs = new LinkedHashMap<String, Expression>();
    top.section("Outputs")
        .map(Section::children)
        .orElse(Map.of())
        .forEach(
            (name, output) -> {
              output.required("Value");
              outputs.put(name, output.expression("Value").orElseThrow());
              output.meaningless("Description", "Export").done();
            });
    return outputs;
  }
}
