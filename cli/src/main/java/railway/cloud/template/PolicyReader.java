package railway.cloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import railway.cloud.template.StatementSpec.ConditionSpec;
import railway.cloud.template.StatementSpec.PrincipalSpec;

/** Policy documents, wherever the template has them. */
final class PolicyReader {
  private PolicyReader() {}

  /** The statements of {@code PolicyDocument}, which must be there. */
  static List<StatementSpec> documentOf(Section owner) {
    return documentOf(owner, "PolicyDocument");
  }

  /** The statements of a document under this name, which must be there. */
  static List<StatementSpec> documentOf(Section owner, String property) {
    owner.required(property);
    return document(owner.section(property).orElseThrow());
  }

  /** The statements of a document; a single one may stand without a list. */
  static List<StatementSpec> document(Section document) {
    document.only("Version", "2012-10-17");
    document.required("Statement");
    List<StatementSpec> statements =
        document.oneOrMoreSections("Statement").stream().map(PolicyReader::statement).toList();
    document.meaningless("Id").done();
    return statements;
  }

  private static StatementSpec statement(Section statement) {
    statement.required("Effect");
    statement.required("Action");
    var spec =
        new StatementSpec(
            statement.text("Sid").orElse(""),
            statement.choice("Effect", Effect.class).orElseThrow(),
            statement.oneOrMoreTexts("Action"),
            statement.oneOrMore("Resource"),
            conditions(statement),
            principals(statement));
    statement.done();
    return spec;
  }

  private static List<ConditionSpec> conditions(Section statement) {
    var conditions = new ArrayList<ConditionSpec>();
    statement
        .section("Condition")
        .map(Section::children)
        .orElse(Map.of())
        .forEach(
            (operator, keys) -> {
              keys.names()
                  .forEach(
                      key -> conditions.add(new ConditionSpec(operator, key, keys.oneOrMore(key))));
              keys.done();
            });
    return conditions;
  }

  private static List<PrincipalSpec> principals(Section statement) {
    if (statement.value("Principal").orElse(null) instanceof Yaml.Scalar anyone) {
      return List.of(new PrincipalSpec("AWS", new Expression.Literal(anyone.text())));
    }
    var principals = new ArrayList<PrincipalSpec>();
    statement
        .section("Principal")
        .ifPresent(
            section -> {
              for (String kind : List.of("AWS", "Service")) {
                section
                    .oneOrMore(kind)
                    .forEach(name -> principals.add(new PrincipalSpec(kind, name)));
              }
              section.done();
            });
    return principals;
  }
}
