package railway.cli.local;

import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.aws.dynamodb.EntryCodec;
import railway.engine.Definitions;
import railway.store.Journal;
import railway.store.ToDos;
import railway.store.Workflows;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The tables of a town, read as any program would read them: over the network, with the SDK, and
 * with the definitions of the stack.
 */
public final class Stores implements AutoCloseable {
  private static final int SHARDS = 2;

  private final Definitions definitions;
  private final DynamoDbClient tables;
  private final DynamoDbStreamsClient streams;
  private final String journalTable;
  private final Journal journal;
  private final Workflows workflows;
  private final ToDos toDos;

  public Stores(Town town) {
    this.definitions = town.definitions();
    this.tables =
        DynamoDbClient.builder()
            .endpointOverride(town.cloud().endpoints().dynamodb())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    this.streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(town.cloud().endpoints().dynamodb())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    DynamoDbEnhancedClient client =
        DynamoDbEnhancedClient.builder().dynamoDbClient(tables).extensions().build();
    this.journalTable = town.cloud().references().ref("Journal");
    this.journal = new DynamoDbJournal(definitions::get, journalTable, client);
    this.workflows =
        new DynamoDbWorkflows(
            town.cloud().references().ref("Workflows"),
            client,
            SHARDS,
            DynamoDbWorkflows.RETENTION);
    this.toDos =
        new DynamoDbToDos(town.cloud().references().ref("ToDos"), client, DynamoDbToDos.RETENTION);
  }

  public Definitions definitions() {
    return definitions;
  }

  public Journal journal() {
    return journal;
  }

  public Workflows workflows() {
    return workflows;
  }

  public ToDos toDos() {
    return toDos;
  }

  public DynamoDbStreamsClient streams() {
    return streams;
  }

  /** Reads the images that the journal's stream shows. */
  public EntryCodec codec() {
    return new EntryCodec(definitions::get);
  }

  /** The ARN of the journal's stream. */
  public String streamArn() {
    return tables
        .describeTable(request -> request.tableName(journalTable))
        .table()
        .latestStreamArn();
  }

  @Override
  public void close() {
    streams.close();
    tables.close();
  }
}
