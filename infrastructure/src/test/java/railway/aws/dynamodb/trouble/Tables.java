package railway.aws.dynamodb.trouble;

import railway.aws.dynamodb.LocalDynamoDb;

/** Tables of read models that are emptied for each test: another one would take longer. */
final class Tables {
  private static final String WORKFLOWS = LocalDynamoDb.newWorkflowsTable();
  private static final String TO_DOS = LocalDynamoDb.newToDosTable();

  private Tables() {}

  static String workflows() {
    LocalDynamoDb.empty(WORKFLOWS, "workflowId");
    return WORKFLOWS;
  }

  static String toDos() {
    LocalDynamoDb.empty(TO_DOS, "taskId");
    return TO_DOS;
  }
}
