package railway.cloud.access;

import java.util.Optional;
import java.util.Set;
import railway.cloud.template.LocalArn;
import railway.cloud.template.RoleSpec;

/** Who wants something. */
sealed interface Caller {

  /** As error messages name it. */
  String name();

  /** The names by which the policy of a resource may mean the caller. */
  Set<String> arns();

  /** The AWS service, if it is one. */
  default Optional<String> service() {
    return Optional.empty();
  }

  /** A person or a tool of this machine, who may do what no resource forbids. */
  record Operator() implements Caller {
    private static final String ARN = "arn:aws:iam::" + LocalArn.ACCOUNT + ":user/operator";

    @Override
    public String name() {
      return ARN;
    }

    @Override
    public Set<String> arns() {
      return Set.of(ARN);
    }
  }

  /**
   * Somebody who acts in a role.
   *
   * @param session the function's name
   */
  record Actor(RoleSpec role, String session) implements Caller {
    @Override
    public String name() {
      return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(LocalArn.ACCOUNT, role.name(), session);
    }

    @Override
    public Set<String> arns() {
      return Set.of(LocalArn.role(role), name());
    }
  }

  /** An AWS service that acts for itself, as a rule of EventBridge does. */
  record ServiceOfAws(String name) implements Caller {
    @Override
    public Set<String> arns() {
      return Set.of();
    }

    @Override
    public Optional<String> service() {
      return Optional.of(name);
    }
  }
}
