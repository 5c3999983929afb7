package railway.cloud.access;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import railway.cloud.template.LocalArn;
import railway.cloud.template.LocalReferences;
import railway.cloud.template.References;
import railway.cloud.template.RoleSpec;
import railway.cloud.template.StatementSpec;
import railway.cloud.template.Template;
import railway.cloud.wire.CloudLog;

/**
 * Decides by the policies of one template. What a role does not allow is denied; what a statement
 * denies is denied, whatever another allows; what a resource forbids is forbidden to everybody. It
 * remembers what was asked of it, so that a test can tell which permissions nobody needs.
 */
public final class Guard {
  /** What holds of every request on this machine: it never leaves it, which is as good as TLS. */
  private static final Map<String, List<String>> ALWAYS =
      Map.of(
          "aws:SecureTransport", List.of("true"), "aws:SourceAccount", List.of(LocalArn.ACCOUNT));

  private final Map<String, RoleSpec> rolesByFunction;
  private final Map<String, List<Statement>> statementsByRole;
  private final Map<String, List<Statement>> statementsByResource;
  private final CloudLog log;
  private final Set<Use> uses = ConcurrentHashMap.newKeySet();
  private final Set<String> denials = ConcurrentHashMap.newKeySet();

  private Guard(
      Map<String, RoleSpec> rolesByFunction,
      Map<String, List<Statement>> statementsByRole,
      Map<String, List<Statement>> statementsByResource,
      CloudLog log) {
    this.rolesByFunction = Map.copyOf(rolesByFunction);
    this.statementsByRole = Map.copyOf(statementsByRole);
    this.statementsByResource = Map.copyOf(statementsByResource);
    this.log = log;
  }

  /** A guard of services that belong to no template: everybody may do everything. */
  public static Guard ofNothing() {
    return new Guard(Map.of(), Map.of(), Map.of(), CloudLog.silent());
  }

  /**
   * The guard of a template.
   *
   * @param log hears of each call that is denied
   * @throws railway.cloud.template.TemplateException when a policy says something that cannot be
   *     evaluated here
   */
  public static Guard of(Template template, CloudLog log) {
    var references = LocalReferences.namesOf(template);
    var byFunction = new HashMap<String, RoleSpec>();
    template
        .functions()
        .values()
        .forEach(
            function ->
                byFunction.put(function.logicalId(), template.roles().get(function.role())));
    var byRole = new HashMap<String, List<Statement>>();
    template
        .roles()
        .forEach((id, role) -> byRole.put(id, statements(id, role.statements(), references)));
    return new Guard(byFunction, byRole, ofResources(template, references), log);
  }

  private static Map<String, List<Statement>> ofResources(
      Template template, References references) {
    var byResource = new LinkedHashMap<String, List<Statement>>();
    template
        .tables()
        .forEach(
            (id, table) ->
                byResource.put(LocalArn.table(table), statements(id, table.policy(), references)));
    template
        .policies()
        .forEach(
            (id, policy) ->
                byResource.put(
                    references.attribute(id, "Arn"), statements(id, policy, references)));
    return byResource;
  }

  private static List<Statement> statements(
      String where, List<StatementSpec> specs, References references) {
    return specs.stream().map(spec -> Statement.of(spec, where, references)).toList();
  }

  /** Decides about a request that is signed with these credentials. */
  public Verdict judge(Credentials credentials, Access access) {
    Optional<RoleSpec> role = credentials.function().map(rolesByFunction::get);
    return role.isPresent()
        ? judgeRole(role.get(), credentials.function().orElseThrow(), access)
        : judge(new Caller.Operator(), true, access, "");
  }

  /** Decides about what somebody does in a role, for example Lambda itself for a function. */
  public Verdict judgeRole(RoleSpec role, String session, Access access) {
    uses.add(new Use(session, role.logicalId(), access));
    List<Statement> own =
        statementsByRole.getOrDefault(role.logicalId(), List.of()).stream()
            .filter(statement -> statement.isAbout(known(access)))
            .toList();
    if (Statement.denies(own.stream())) {
      return denied(
          new Caller.Actor(role, session),
          access,
          "with an explicit deny in an identity-based policy. Remove it from the role "
              + role.logicalId());
    }
    return judge(
        new Caller.Actor(role, session),
        Statement.allows(own.stream()),
        access,
        "because no identity-based policy allows the %s action. Add %s on %s to the role %s"
            .formatted(access.action(), access.action(), access.resource(), role.logicalId()));
  }

  /** Decides about what a service does for itself, with the facts that it tells. */
  public Verdict judgeService(String service, Access access) {
    return judge(
        new Caller.ServiceOfAws(service),
        false,
        access,
        "because no resource-based policy allows the %s action. Add %s for %s to the policy of %s"
            .formatted(access.action(), access.action(), service, access.resource()));
  }

  private Verdict judge(Caller caller, boolean allowed, Access access, String otherwise) {
    List<Statement> ofResource =
        statementsByResource.getOrDefault(owner(access.resource()), List.of()).stream()
            .filter(statement -> statement.isAbout(caller, known(access)))
            .toList();
    if (Statement.denies(ofResource.stream())) {
      return denied(
          caller,
          access,
          "with an explicit deny in a resource-based policy. Do without, or change the policy of "
              + owner(access.resource()));
    }
    return allowed || Statement.allows(ofResource.stream())
        ? new Verdict.Allowed()
        : denied(caller, access, otherwise);
  }

  /** The resource that has the policy: that of a table is also about its indexes. */
  private static String owner(String resource) {
    int index = resource.indexOf("/index/");
    String table = index < 0 ? resource : resource.substring(0, index);
    return table.startsWith("arn:aws:s3:::") && table.contains("/")
        ? table.substring(0, table.indexOf('/'))
        : table;
  }

  private static Access known(Access access) {
    var facts = new HashMap<>(ALWAYS);
    facts.putAll(access.facts());
    return new Access(access.action(), access.resource(), facts);
  }

  private Verdict denied(Caller caller, Access access, String why) {
    String reason =
        "User: %s is not authorized to perform: %s on resource: %s %s in template.yaml."
            .formatted(caller.name(), access.action(), access.resource(), why);
    if (denials.add(reason)) {
      log.say("access", reason);
    }
    return new Verdict.Denied(reason);
  }

  /** What was wanted by functions so far, whether it was allowed or not. */
  public Set<Use> uses() {
    return Set.copyOf(uses);
  }

  /** What was denied so far, to anybody. */
  public Set<String> denials() {
    return Set.copyOf(denials);
  }
}
