package railway.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflowIds;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.cli.console.Problem;
import railway.engine.Definitions;
import railway.store.Journal;
import railway.store.WorkflowId;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The options of commands that read or mend the tables of a stack: where they are. */
final class StoredStack {
  private static final String LOCAL = "local";

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where a local DynamoDB listens. Default: http://127.0.0.1:"
              + (UpCommand.DEFAULT_PORT + UpCommand.DYNAMODB)
              + ".")
  private Optional<URI> endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The region of an AWS account; without --endpoint it is the tables of that account.")
  private Optional<String> region;

  @Option(
      names = {"--journal-table", "--table"},
      paramLabel = "NAME",
      defaultValue = "${env:JOURNAL_TABLE:-Journal}",
      description = "The stack's output JournalTable. Default: JOURNAL_TABLE, or Journal.")
  private String journalTable;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description =
          "A parameter of template.yaml, as the stack has it, such as OrderPace=brisk. May be given"
              + " several times. Default: what the template says.")
  private Map<String, String> parameters = Map.of();

  /** Picocli fills in everything. */
  @SuppressWarnings("NullAway.Init")
  StoredStack() {}

  /** What can be read as long as this is open. */
  Tables open() {
    return new Tables(client().build(), KnownWorkflows.definitions(parameters), journalTable);
  }

  private DynamoDbClientBuilder client() {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    if (endpoint.isEmpty() && region.isPresent()) {
      return builder.region(Region.of(region.get()));
    }
    return builder
        .endpointOverride(
            endpoint.orElseGet(
                () ->
                    URI.create(
                        "http://127.0.0.1:" + (UpCommand.DEFAULT_PORT + UpCommand.DYNAMODB))))
        .region(Region.of(region.orElse(LOCAL)))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL, LOCAL)));
  }

  /** Nobody knows a workflow of this id. */
  Problem missing(WorkflowId id) {
    return new Problem("There is no workflow %s in table %s".formatted(id, journalTable));
  }

  /** How to go on where the tables cannot be used. */
  String hint() {
    return endpoint.isEmpty() && region.isPresent()
        ? "Give the names of the stack's outputs, and credentials that may use these tables."
        : "Does ./railway up run there? An account is used with --region REGION and the names of its tables.";
  }

  /** The tables of a stack. */
  record Tables(DynamoDbClient client, Definitions definitions, String journalTable)
      implements AutoCloseable {

    private DynamoDbEnhancedClient enhanced() {
      return DynamoDbEnhancedClient.builder().dynamoDbClient(client).extensions().build();
    }

    Journal journal() {
      return new DynamoDbJournal(definitions::get, journalTable, enhanced());
    }

    DynamoDbWorkflows workflows(String table, int dueShards, Duration retention) {
      return new DynamoDbWorkflows(table, enhanced(), dueShards, retention);
    }

    DynamoDbToDos toDos(String table, Duration retention) {
      return new DynamoDbToDos(table, enhanced(), retention);
    }

    DynamoDbWorkflowIds ids() {
      return new DynamoDbWorkflowIds(journalTable, client);
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
