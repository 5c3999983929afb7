package railway.cloud;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.cloud.access.Credentials;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.LocalArn;

/** Where the local cloud listens. */
public record Endpoints(URI dynamodb, URI events, URI queues, URI api) {
  /**
   * What the AWS CLI, an SDK and every function need in their environment in order to talk to this
   * cloud instead of AWS.
   */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamodb.toString());
    environment.put("AWS_ENDPOINT_URL_EVENTBRIDGE", events.toString());
    environment.put("AWS_ENDPOINT_URL_SQS", queues.toString());
    environment.put("AWS_REGION", LocalArn.REGION);
    environment.put("AWS_DEFAULT_REGION", LocalArn.REGION);
    environment.putAll(Credentials.OPERATOR.environment());
    return environment;
  }

  /** The same for a function, whose requests say that they are its. */
  Map<String, String> environment(FunctionSpec function) {
    Map<String, String> environment = environment();
    environment.putAll(Credentials.of(function.logicalId()).environment());
    return environment;
  }

  /** The same for SDK clients in this process, whose environment cannot be changed. */
  Map<String, String> systemProperties() {
    return Map.of(
        "aws.endpointUrlDynamoDb",
        dynamodb.toString(),
        "aws.endpointUrlEventBridge",
        events.toString(),
        "aws.endpointUrlSqs",
        queues.toString(),
        "aws.region",
        LocalArn.REGION,
        "aws.accessKeyId",
        Credentials.OPERATOR.accessKey(),
        "aws.secretAccessKey",
        Credentials.OPERATOR.accessKey());
  }
}
