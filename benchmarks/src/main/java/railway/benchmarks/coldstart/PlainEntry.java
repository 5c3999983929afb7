package railway.benchmarks.coldstart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** An entry of the journal as a bean, whose schema the SDK reads from its methods. */
@DynamoDbBean
public class PlainEntry {
  private @Nullable String workflowId;
  private long seq;
  private @Nullable String at;
  private @Nullable String by;
  private @Nullable String workflow;
  private @Nullable String follow;
  private @Nullable List<PlainFact> facts;
  private @Nullable PlainStanding standing;

  @DynamoDbPartitionKey
  public @Nullable String getWorkflowId() {
    return workflowId;
  }

  public void setWorkflowId(@Nullable String workflowId) {
    this.workflowId = workflowId;
  }

  @DynamoDbSortKey
  public long getSeq() {
    return seq;
  }

  public void setSeq(long seq) {
    this.seq = seq;
  }

  public @Nullable String getAt() {
    return at;
  }

  public void setAt(@Nullable String at) {
    this.at = at;
  }

  public @Nullable String getBy() {
    return by;
  }

  public void setBy(@Nullable String by) {
    this.by = by;
  }

  public @Nullable String getWorkflow() {
    return workflow;
  }

  public void setWorkflow(@Nullable String workflow) {
    this.workflow = workflow;
  }

  public @Nullable String getFollow() {
    return follow;
  }

  public void setFollow(@Nullable String follow) {
    this.follow = follow;
  }

  public @Nullable List<PlainFact> getFacts() {
    return facts;
  }

  public void setFacts(@Nullable List<PlainFact> facts) {
    this.facts = facts;
  }

  public @Nullable PlainStanding getStanding() {
    return standing;
  }

  public void setStanding(@Nullable PlainStanding standing) {
    this.standing = standing;
  }

  /** A fact. */
  @DynamoDbBean
  public static class PlainFact {
    private @Nullable String fact;
    private @Nullable String event;
    private @Nullable Map<String, String> data;

    public @Nullable String getFact() {
      return fact;
    }

    public void setFact(@Nullable String fact) {
      this.fact = fact;
    }

    public @Nullable String getEvent() {
      return event;
    }

    public void setEvent(@Nullable String event) {
      this.event = event;
    }

    public @Nullable Map<String, String> getData() {
      return data;
    }

    public void setData(@Nullable Map<String, String> data) {
      this.data = data;
    }
  }

  /** Where the workflow stands. */
  @DynamoDbBean
  public static class PlainStanding {
    private @Nullable String status;
    private @Nullable String task;
    private @Nullable String taskId;
    private @Nullable String since;
    private @Nullable String due;

    public @Nullable String getStatus() {
      return status;
    }

    public void setStatus(@Nullable String status) {
      this.status = status;
    }

    public @Nullable String getTask() {
      return task;
    }

    public void setTask(@Nullable String task) {
      this.task = task;
    }

    public @Nullable String getTaskId() {
      return taskId;
    }

    public void setTaskId(@Nullable String taskId) {
      this.taskId = taskId;
    }

    public @Nullable String getSince() {
      return since;
    }

    public void setSince(@Nullable String since) {
      this.since = since;
    }

    public @Nullable String getDue() {
      return due;
    }

    public void setDue(@Nullable String due) {
      this.due = due;
    }
  }
}
