package railway.cloud.template;

import java.util.List;

/**
 * An IAM role: what those may do who have it.
 *
 * @param assumedBy the services that may act in this role
 */
public record RoleSpec(
    String logicalId, String name, List<String> assumedBy, List<StatementSpec> statements) {
  public RoleSpec {
    assumedBy = List.copyOf(assumedBy);
    statements = List.copyOf(statements);
  }
}
