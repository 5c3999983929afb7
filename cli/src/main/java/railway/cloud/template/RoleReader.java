package railway.cloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code AWS::IAM::Role}, with its inline policies and the managed ones that this template makes.
 * Of AWS's own managed policies it knows the one that lets a function write its log.
 */
final class RoleReader {
  private static final String LAMBDA_LOGS = ":policy/service-role/AWSLambdaBasicExecutionRole";

  private RoleReader() {}

  /**
   * Reads one role.
   *
   * @param managed the statements of the template's managed policies, by logical id
   */
  static RoleSpec read(String logicalId, Section role, Map<String, List<StatementSpec>> managed) {
    List<String> assumedBy =
        PolicyReader.documentOf(role, "AssumeRolePolicyDocument").stream()
            .flatMap(statement -> statement.principals().stream())
            .filter(principal -> principal.kind().equals("Service"))
            .map(
                principal -> principal.name() instanceof Expression.Literal name ? name.text() : "")
            .toList();
    var statements = new ArrayList<StatementSpec>();
    for (Section policy : role.sections("Policies")) {
      policy.requiredText("PolicyName");
      statements.addAll(PolicyReader.documentOf(policy));
      policy.done();
    }
    for (Expression arn : role.expressions("ManagedPolicyArns")) {
      statements.addAll(managed(arn, role, managed));
    }
    var spec =
        new RoleSpec(logicalId, role.text("RoleName").orElse(logicalId), assumedBy, statements);
    role.meaningless("Description", "MaxSessionDuration", "Path", "PermissionsBoundary", "Tags")
        .done();
    return spec;
  }

  private static List<StatementSpec> managed(
      Expression arn, Section role, Map<String, List<StatementSpec>> managed) {
    if (arn instanceof Expression.Ref ref && managed.containsKey(ref.logicalId())) {
      return managed.get(ref.logicalId());
    }
    if (arn instanceof Expression.Literal literal && literal.text().endsWith(LAMBDA_LOGS)) {
      return List.of(logs());
    }
    throw role.wrong(
        "ManagedPolicyArns",
        "names a policy that the local cloud does not know: " + arn,
        "Write its statements under Policies, or add it to " + RoleReader.class.getName() + ".");
  }

  /** What AWS's policy for functions that write a log says. */
  static StatementSpec logs() {
    return StatementSpec.allow(
        "WriteTheLog",
        List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
        List.of(new Expression.Literal("*")));
  }
}
