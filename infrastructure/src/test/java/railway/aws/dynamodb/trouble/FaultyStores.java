package railway.aws.dynamodb.trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.aws.dynamodb.LocalDynamoDb;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.StoreTrouble;
import railway.store.Tail;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.Definition;
import railway.workflow.TaskId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/**
 * The adapters of production over a {@link FaultyWire}, with the name of each call told to the
 * wire.
 *
 * @param repeats how often a call that ends in {@link StoreTrouble} is made once more, as the
 *     platform makes it
 */
record FaultyStores(FaultyWire wire, DynamoDbEnhancedClient client, int repeats) {

  /** Each call is made once. */
  static FaultyStores over(FaultyWire wire) {
    return new FaultyStores(wire, LocalDynamoDb.enhanced(LocalDynamoDb.impatient(wire)), 0);
  }

  /** Each call is made until it is answered. */
  static FaultyStores repeating(FaultyWire wire) {
    return new FaultyStores(wire, LocalDynamoDb.enhanced(LocalDynamoDb.impatient(wire)), 100);
  }

  private <T> T during(StoreCall call, String subject, Supplier<T> request) {
    return wire.during(call, subject, () -> repeated(request));
  }

  private <T> T repeated(Supplier<T> request) {
    for (int i = 0; i < repeats; i++) {
      try {
        return request.get();
      } catch (StoreTrouble trouble) {
        // the platform repeats
      }
    }
    return request.get();
  }

  private void told(StoreCall call, String subject, Runnable request) {
    during(
        call,
        subject,
        () -> {
          request.run();
          return true;
        });
  }

  Journal journal(Function<String, Optional<Definition>> definitions) {
    Journal journal = new DynamoDbJournal(definitions, LocalDynamoDb.JOURNAL, client);
    return new Journal() {
      @Override
      public Append append(Entry entry) {
        String subject = entry.id() + "/" + entry.seq() + " by " + entry.by();
        return during(StoreCall.APPEND, subject, () -> journal.append(entry));
      }

      @Override
      public Tail tail(WorkflowId id) {
        return during(StoreCall.TAIL, id.value(), () -> journal.tail(id));
      }

      @Override
      public List<Reading> read(WorkflowId id, long from, int limit) {
        return during(StoreCall.READ, id.value(), () -> journal.read(id, from, limit));
      }
    };
  }

  Workflows workflows(String table, int shards) {
    Workflows workflows = new DynamoDbWorkflows(table, client, shards, DynamoDbWorkflows.RETENTION);
    return new Workflows() {
      @Override
      public void show(WorkflowRow row) {
        told(StoreCall.SHOW, row.id() + "/" + row.seq(), () -> workflows.show(row));
      }

      @Override
      public Optional<WorkflowRow> get(WorkflowId id) {
        return during(StoreCall.ROW, id.value(), () -> workflows.get(id));
      }

      @Override
      public List<WorkflowRow> due(int shard, Instant until, int limit) {
        return during(StoreCall.DUE, "" + shard, () -> workflows.due(shard, until, limit));
      }

      @Override
      public List<WorkflowRow> at(String workflow, String task, int limit) {
        return during(StoreCall.AT, task, () -> workflows.at(workflow, task, limit));
      }
    };
  }

  ToDos toDos(String table) {
    ToDos toDos = new DynamoDbToDos(table, client, Duration.ofDays(30));
    return new ToDos() {
      @Override
      public void open(ToDoRow row) {
        told(StoreCall.OPEN, row.id().value(), () -> toDos.open(row));
      }

      @Override
      public void close(ToDoRow row) {
        told(StoreCall.CLOSE, row.id().value(), () -> toDos.close(row));
      }

      @Override
      public Optional<ToDoRow> get(TaskId id) {
        return during(StoreCall.TO_DO, id.value(), () -> toDos.get(id));
      }

      @Override
      public List<ToDoRow> openFor(Set<String> assignees, int limit) {
        return during(StoreCall.LIST, "" + assignees.size(), () -> toDos.openFor(assignees, limit));
      }
    };
  }
}
