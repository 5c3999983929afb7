package railway.cloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the subset of SAM that template.yaml uses and refuses the rest: a property either means
 * something here, or is listed as having no meaning on one machine, or stops the loader.
 */
public final class TemplateLoader {
  private static final String TRANSFORM = "AWS::Serverless-2016-10-31";

  /** Logs, alarms, archives and keys: the local cloud watches nothing and encrypts nothing. */
  private static final Set<String> MEANINGLESS_TYPES =
      Set.of(
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::Events::Archive",
          "AWS::KMS::Alias",
          "AWS::KMS::Key",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::SNS::Topic",
          "AWS::Scheduler::ScheduleGroup");

  private final Map<String, TableSpec> tables = new LinkedHashMap<>();
  private final Map<String, FunctionSpec> functions = new LinkedHashMap<>();
  private final Map<String, QueueSpec> queues = new LinkedHashMap<>();
  private final Map<String, BusSpec> buses = new LinkedHashMap<>();
  private final Map<String, ApiSpec> apis = new LinkedHashMap<>();
  private final Map<String, BucketSpec> buckets = new LinkedHashMap<>();
  private final Map<String, Section> roles = new LinkedHashMap<>();
  private final Map<String, List<StatementSpec>> managedPolicies = new LinkedHashMap<>();
  private final Map<String, List<StatementSpec>> generatedPolicies = new LinkedHashMap<>();
  private final Map<String, List<StatementSpec>> resourcePolicies = new LinkedHashMap<>();
  private final Map<String, String> others = new LinkedHashMap<>();
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

    var expressions = new Expressions(known);
    var top =
        new Section("the template", getClass(), Conditions.apply(root, expressions), expressions);
    top.only("Transform", TRANSFORM);
    Yaml.Mapping globals = globals(top);
    top.required("Resources");
    top.section("Resources")
        .orElseThrow()
        .children()
        .forEach((logicalId, resource) -> resource(logicalId, resource, globals, known));
    Map<String, Expression> outputs = outputs(top);
    top.meaningless("AWSTemplateFormatVersion", "Description", "Metadata").done();

    var template =
        new Template(
            tables,
            functions,
            queues,
            buses,
            apis,
            buckets,
            roles(),
            resourcePolicies,
            others,
            outputs);
    Wiring.check(template);
    return template;
  }

  /** Those of the template, and those that SAM makes for functions that name none. */
  private Map<String, RoleSpec> roles() {
    var read = new LinkedHashMap<String, RoleSpec>();
    roles.forEach(
        (logicalId, role) ->
            read.put(logicalId, RoleReader.read(logicalId, role, managedPolicies)));
    functions.forEach(
        (logicalId, function) ->
            Optional.ofNullable(generatedPolicies.get(logicalId))
                .ifPresent(
                    policies -> read.put(function.role(), GeneratedRole.of(function, policies))));
    return read;
  }

  /** {@code AWS::SQS::QueuePolicy} or {@code AWS::S3::BucketPolicy}. */
  private void resourcePolicy(Section policy, List<Expression> resources) {
    List<StatementSpec> statements = PolicyReader.documentOf(policy);
    policy.done();
    for (Expression resource : resources) {
      if (!(resource instanceof Expression.Ref ref)) {
        throw new TemplateException(
            policy.where()
                + ": is about something else than a resource of this template. Write !Ref.");
      }
      resourcePolicies
          .computeIfAbsent(ref.logicalId(), unused -> new ArrayList<>())
          .addAll(statements);
    }
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
      others.put(logicalId, type);
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
      case "AWS::S3::Bucket" ->
          buckets.put(
              logicalId,
              BucketReader.read(
                  logicalId, new Section(where, BucketReader.class, properties, expressions)));
      case "AWS::IAM::Role" ->
          roles.put(logicalId, new Section(where, RoleReader.class, properties, expressions));
      case "AWS::IAM::ManagedPolicy" -> {
        var policy = new Section(where, PolicyReader.class, properties, expressions);
        managedPolicies.put(logicalId, PolicyReader.documentOf(policy));
        policy.meaningless("Description", "ManagedPolicyName", "Path").done();
      }
      case "AWS::SQS::QueuePolicy" -> {
        var policy = new Section(where, PolicyReader.class, properties, expressions);
        resourcePolicy(policy, policy.expressions("Queues"));
      }
      case "AWS::S3::BucketPolicy" -> {
        var policy = new Section(where, PolicyReader.class, properties, expressions);
        resourcePolicy(policy, policy.expression("Bucket").stream().toList());
      }
      case "AWS::Serverless::Function" -> {
        var function =
            new Section(where, FunctionReader.class, Yaml.over(globals, properties), expressions);
        FunctionReader.policies(function)
            .ifPresent(statements -> generatedPolicies.put(logicalId, statements));
        functions.put(logicalId, FunctionReader.read(logicalId, function, folder));
      }
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
