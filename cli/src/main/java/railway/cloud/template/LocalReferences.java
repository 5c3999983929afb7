package railway.cloud.template;

import java.net.URI;

/**
 * References to the resources of one template as they run on this machine. Names and ARNs are
 * functions of the template; only URLs depend on the ports.
 *
 * @param queues where the SQS endpoint listens, without a slash at the end
 * @param api where the HTTP API listens, without a slash at the end
 */
public record LocalReferences(Template template, URI queues, URI api) implements References {
  private static final URI NOWHERE = URI.create("http://127.0.0.1");

  /** For whoever needs names and ARNs only: nothing listens at its URLs. */
  public static LocalReferences namesOf(Template template) {
    return new LocalReferences(template, NOWHERE, NOWHERE);
  }

  @Override
  public String ref(String logicalId) {
    var table = template.tables().get(logicalId);
    if (table != null) {
      return table.name();
    }
    var queue = template.queues().get(logicalId);
    if (queue != null) {
      return queues + "/" + LocalArn.ACCOUNT + "/" + queue.name();
    }
    var bus = template.buses().get(logicalId);
    if (bus != null) {
      return bus.name();
    }
    var bucket = template.buckets().get(logicalId);
    if (bucket != null) {
      return bucket.name();
    }
    var role = template.roles().get(logicalId);
    if (role != null) {
      return role.name();
    }
    if (template.functions().containsKey(logicalId)
        || template.apis().containsKey(logicalId)
        || template.others().containsKey(logicalId)) {
      return logicalId;
    }
    var published = template.functions().get(logicalId.replaceFirst("\\.Alias$", ""));
    if (published != null && published.alias().isPresent()) {
      return LocalArn.called(published);
    }
    throw new TemplateException(
        "!Ref "
            + logicalId
            + ": the template has no parameter, table, queue, bus, function or API of this name. Correct the name or add the resource.");
  }

  @Override
  public String attribute(String logicalId, String attribute) {
    var table = template.tables().get(logicalId);
    if (table != null) {
      return switch (attribute) {
        case "Arn" -> LocalArn.table(table);
        case "StreamArn" -> LocalArn.stream(table);
        default -> throw noSuchAttribute(logicalId, attribute, "Arn, StreamArn");
      };
    }
    var queue = template.queues().get(logicalId);
    if (queue != null) {
      return switch (attribute) {
        case "Arn" -> LocalArn.queue(queue);
        case "QueueName" -> queue.name();
        case "QueueUrl" -> ref(logicalId);
        default -> throw noSuchAttribute(logicalId, attribute, "Arn, QueueName, QueueUrl");
      };
    }
    var bus = template.buses().get(logicalId);
    if (bus != null) {
      return switch (attribute) {
        case "Arn" -> LocalArn.bus(bus);
        case "Name" -> bus.name();
        default -> throw noSuchAttribute(logicalId, attribute, "Arn, Name");
      };
    }
    if (template.functions().containsKey(logicalId)) {
      return switch (attribute) {
        case "Arn" -> LocalArn.function(logicalId);
        default -> throw noSuchAttribute(logicalId, attribute, "Arn");
      };
    }
    if (template.apis().containsKey(logicalId)) {
      return switch (attribute) {
        case "ApiEndpoint" -> api.toString();
        default -> throw noSuchAttribute(logicalId, attribute, "ApiEndpoint");
      };
    }
    var bucket = template.buckets().get(logicalId);
    if (bucket != null) {
      return switch (attribute) {
        case "Arn" -> LocalArn.bucket(bucket);
        default -> throw noSuchAttribute(logicalId, attribute, "Arn");
      };
    }
    var role = template.roles().get(logicalId);
    if (role != null) {
      return switch (attribute) {
        case "Arn" -> LocalArn.role(role);
        default -> throw noSuchAttribute(logicalId, attribute, "Arn");
      };
    }
    var type = template.others().get(logicalId);
    if (type != null) {
      return switch (attribute) {
        case "Arn" -> LocalArn.other(type, logicalId);
        default -> throw noSuchAttribute(logicalId, attribute, "Arn");
      };
    }
    throw new TemplateException(
        "!GetAtt "
            + logicalId
            + "."
            + attribute
            + ": the template has no table, queue, bus, function or API "
            + logicalId
            + ". Correct the name or add the resource.");
  }

  private static TemplateException noSuchAttribute(
      String logicalId, String attribute, String supported) {
    return new TemplateException(
        "!GetAtt "
            + logicalId
            + "."
            + attribute
            + ": the local cloud knows only "
            + supported
            + " of this resource. Use one of these or add the attribute to railway.cloud.template.LocalReferences.");
  }
}
