package railway.cloud.access;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import railway.cloud.template.Effect;
import railway.cloud.template.Expression;
import railway.cloud.template.LocalReferences;
import railway.cloud.template.References;
import railway.cloud.template.RoleSpec;
import railway.cloud.template.StatementSpec;
import railway.cloud.template.Template;

/** The smallest thing that a role is given: one action of one statement on one resource. */
public record Grant(String role, String sid, String action, String resource, StatementSpec spec) {

  /** Everything that the roles of a template are given. */
  public static List<Grant> of(Template template) {
    References references = LocalReferences.namesOf(template);
    return template.roles().values().stream().flatMap(role -> of(role, references)).toList();
  }

  private static Stream<Grant> of(RoleSpec role, References references) {
    return role.statements().stream()
        .filter(statement -> statement.effect() == Effect.Allow)
        .flatMap(
            statement ->
                statement.actions().stream()
                    .flatMap(
                        action ->
                            statement.resources().stream()
                                .map(
                                    resource ->
                                        of(
                                            role,
                                            statement,
                                            action,
                                            resource.resolve(references)))));
  }

  private static Grant of(RoleSpec role, StatementSpec statement, String action, String resource) {
    return new Grant(
        role.logicalId(),
        statement.sid(),
        action,
        resource,
        new StatementSpec(
            statement.sid(),
            Effect.Allow,
            List.of(action),
            List.of(new Expression.Literal(resource)),
            statement.conditions(),
            List.of()));
  }

  /**
   * Whether something that was done could not have been done with the role's other grants alone.
   */
  public boolean isNeeded(Collection<Use> uses, Template template) {
    References references = LocalReferences.namesOf(template);
    List<Statement> others =
        of(template).stream()
            .filter(other -> other.role().equals(role) && !other.equals(this))
            .map(other -> Statement.of(other.spec(), role, references))
            .toList();
    Statement mine = Statement.of(spec, role, references);
    return uses.stream()
        .filter(use -> use.role().equals(role))
        .map(Use::access)
        .anyMatch(
            access ->
                mine.isAbout(access) && others.stream().noneMatch(other -> other.isAbout(access)));
  }

  @Override
  public String toString() {
    return "%s, %s: %s on %s".formatted(role, sid, action, resource);
  }
}
