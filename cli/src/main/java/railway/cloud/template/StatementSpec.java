package railway.cloud.template;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param sid its name, or nothing
 * @param actions in IAM's words, {@code *} and {@code ?} stand for any characters
 * @param resources ARNs with the same wildcards
 * @param conditions that must all hold
 * @param principals whom it is about; none in the policy of a role, which is about that role
 */
public record StatementSpec(
    String sid,
    Effect effect,
    List<String> actions,
    List<Expression> resources,
    List<ConditionSpec> conditions,
    List<PrincipalSpec> principals) {

  public StatementSpec {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
    principals = List.copyOf(principals);
  }

  /** An unconditional permission of a role. */
  public static StatementSpec allow(String sid, List<String> actions, List<Expression> resources) {
    return new StatementSpec(sid, Effect.Allow, actions, resources, List.of(), List.of());
  }

  /**
   * One line of a statement's {@code Condition}.
   *
   * @param operator as {@code StringEquals}
   * @param key as {@code aws:SourceAccount}
   * @param values any one of them will do
   */
  public record ConditionSpec(String operator, String key, List<Expression> values) {
    public ConditionSpec {
      values = List.copyOf(values);
    }
  }

  /**
   * Somebody a resource's policy is about.
   *
   * @param kind {@code AWS} or {@code Service}
   * @param name an ARN, a service's name, or {@code *}
   */
  public record PrincipalSpec(String kind, Expression name) {}
}
