package railway.aws.dynamodb.trouble;

import java.util.Optional;
import java.util.function.Function;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.aws.dynamodb.LocalDynamoDb;
import railway.store.Journal;
import railway.store.ToDos;
import railway.store.Workflows;
import railway.workflow.Definition;

/** The three ports on emptied tables, in bad weather and watched by witnesses in fair weather. */
record Ports(
    FaultyWire wire, Journal journal, Workflows workflows, ToDos toDos, Ports.Plain plain) {
  static final int SHARDS = 2;

  /** The same tables in fair weather. */
  record Plain(Journal journal, Workflows workflows, ToDos toDos) {}

  static Ports over(FaultyWire wire, Function<String, Optional<Definition>> definitions) {
    String rows = Tables.workflows();
    String toDoRows = Tables.toDos();
    Plain plain =
        new Plain(
            new DynamoDbJournal(definitions, LocalDynamoDb.JOURNAL, LocalDynamoDb.enhanced()),
            new DynamoDbWorkflows(
                rows, LocalDynamoDb.enhanced(), SHARDS, DynamoDbWorkflows.RETENTION),
            new DynamoDbToDos(toDoRows, LocalDynamoDb.enhanced(), DynamoDbToDos.RETENTION));
    FaultyStores stores = FaultyStores.over(wire);
    return new Ports(
        wire,
        new WitnessedJournal(stores.journal(definitions), plain.journal()),
        new WitnessedWorkflows(stores.workflows(rows, SHARDS), plain.workflows()),
        new WitnessedToDos(stores.toDos(toDoRows), plain.toDos()),
        plain);
  }
}
