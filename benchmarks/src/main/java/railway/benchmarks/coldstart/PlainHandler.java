package railway.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The plain way to the same work: event objects, a schema from a bean, a client with the SDK's own
 * settings. It reads the tail of the workflow and puts one more entry, on the condition that nobody
 * did.
 */
public final class PlainHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final int TAIL = 4;

  private final DynamoDbTable<PlainEntry> journal =
      DynamoDbEnhancedClient.builder()
          .dynamoDbClient(
              DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build())
          .build()
          .table(System.getenv("JOURNAL_TABLE"), TableSchema.fromBean(PlainEntry.class));

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    event.getRecords().forEach(each -> follow(each, context));
    return StreamsEventResponse.builder().withBatchItemFailures(List.of()).build();
  }

  private void follow(DynamodbEvent.DynamodbStreamRecord happened, Context context) {
    AttributeValue key =
        Objects.requireNonNull(happened.getDynamodb().getNewImage().get("workflowId"));
    String id = key.getS();
    List<PlainEntry> tail = tail(id);
    PlainEntry next = cancelled(tail.getFirst(), context);
    journal.putItem(
        PutItemEnhancedRequest.builder(PlainEntry.class)
            .item(next)
            .conditionExpression(
                Expression.builder().expression("attribute_not_exists(workflowId)").build())
            .build());
  }

  private List<PlainEntry> tail(String id) {
    List<PlainEntry> tail = new ArrayList<>();
    for (Page<PlainEntry> page :
        journal.query(
            QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.keyEqualTo(key -> key.partitionValue(id)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(TAIL)
                .build())) {
      tail.addAll(page.items());
      break;
    }
    return tail;
  }

  private static PlainEntry cancelled(PlainEntry newest, Context context) {
    String now = Instant.now().toString();
    PlainEntry.PlainFact fact = new PlainEntry.PlainFact();
    fact.setFact("Transitioned");
    fact.setEvent("OrderCancelled");
    fact.setData(
        Map.of("orderId", Objects.requireNonNull(newest.getWorkflowId()), "reason", "too late"));
    PlainEntry.PlainStanding standing = new PlainEntry.PlainStanding();
    standing.setStatus("ended");
    standing.setTask("OrderCancelled");
    standing.setSince(now);
    PlainEntry next = new PlainEntry();
    next.setWorkflowId(newest.getWorkflowId());
    next.setSeq(newest.getSeq() + 1);
    next.setAt(now);
    next.setBy(context.getAwsRequestId());
    next.setWorkflow(newest.getWorkflow());
    next.setFollow("stream");
    next.setFacts(List.of(fact));
    next.setStanding(standing);
    return next;
  }
}
