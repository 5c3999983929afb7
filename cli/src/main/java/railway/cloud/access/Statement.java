package railway.cloud.access;

import java.util.List;
import java.util.stream.Stream;
import railway.cloud.template.Effect;
import railway.cloud.template.References;
import railway.cloud.template.StatementSpec;
import railway.cloud.template.StatementSpec.PrincipalSpec;
import railway.cloud.template.TemplateException;

/** A statement of a policy with every reference looked up. */
record Statement(
    Effect effect,
    List<Wildcard> actions,
    List<Wildcard> resources,
    List<Condition> conditions,
    List<Principal> principals) {

  /** Somebody a resource's policy is about. */
  private record Principal(String kind, String name) {
    boolean is(Caller caller) {
      return switch (kind) {
        case "Service" -> caller.service().filter(name::equals).isPresent();
        default -> name.equals("*") || caller.arns().contains(name);
      };
    }
  }

  /**
   * Looks up a statement.
   *
   * @throws TemplateException when it says something that cannot be evaluated here
   */
  static Statement of(StatementSpec spec, String where, References references) {
    String place = where + (spec.sid().isEmpty() ? "" : ", statement " + spec.sid());
    spec.actions().stream()
        .filter(action -> !action.equals("*") && !action.matches("[a-z0-9-]+:[\\w*?]+"))
        .findFirst()
        .ifPresent(
            action -> {
              throw new TemplateException(
                  place + ": '" + action + "' is no action. Write service:Action.");
            });
    return new Statement(
        spec.effect(),
        spec.actions().stream().map(Wildcard::ofAction).toList(),
        spec.resources().stream().map(arn -> Wildcard.of(arn.resolve(references))).toList(),
        spec.conditions().stream()
            .map(condition -> Condition.of(condition, place, references))
            .toList(),
        spec.principals().stream().map(principal -> principal(principal, references)).toList());
  }

  private static Principal principal(PrincipalSpec spec, References references) {
    return new Principal(spec.kind(), spec.name().resolve(references));
  }

  /** Whether the statement of a role is about this. */
  boolean isAbout(Access access) {
    return actions.stream().anyMatch(action -> action.matchesAction(access.action()))
        && resources.stream().anyMatch(resource -> resource.matches(access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access.facts()));
  }

  /** Whether the statement of a resource is about this caller and this. */
  boolean isAbout(Caller caller, Access access) {
    return principals.stream().anyMatch(principal -> principal.is(caller)) && isAbout(access);
  }

  static boolean denies(Stream<Statement> statements) {
    return statements.anyMatch(statement -> statement.effect() == Effect.Deny);
  }

  static boolean allows(Stream<Statement> statements) {
    return statements.anyMatch(statement -> statement.effect() == Effect.Allow);
  }
}
