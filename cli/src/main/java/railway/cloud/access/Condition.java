package railway.cloud.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import railway.cloud.template.References;
import railway.cloud.template.StatementSpec.ConditionSpec;
import railway.cloud.template.TemplateException;

/** One line of a statement's {@code Condition}: true when a value fits each fact of its key. */
record Condition(String key, BiPredicate<String, String> fits, List<String> values) {
  /** The keys that some caller or service of this machine could have a fact for. */
  private static final Set<String> KNOWN =
      Set.of(
          "aws:PrincipalArn",
          "aws:SecureTransport",
          "aws:SourceAccount",
          "aws:SourceArn",
          "events:detail-type",
          "events:source",
          "kms:ViaService");

  static Condition of(ConditionSpec spec, String where, References references) {
    if (!KNOWN.contains(spec.key())) {
      throw new TemplateException(
          "%s: the local cloud does not know the condition key %s. Use one of %s, or add it to %s."
              .formatted(
                  where, spec.key(), KNOWN.stream().sorted().toList(), Condition.class.getName()));
    }
    return new Condition(
        spec.key(),
        operator(spec.operator(), where),
        spec.values().stream().map(value -> value.resolve(references)).toList());
  }

  private static BiPredicate<String, String> operator(String name, String where) {
    return switch (name) {
      case "StringEquals" -> (wanted, fact) -> wanted.equals(fact);
      case "Bool" -> (wanted, fact) -> wanted.equalsIgnoreCase(fact);
      case "StringLike", "ArnLike", "ArnEquals" ->
          (wanted, fact) -> Wildcard.of(wanted).matches(fact);
      default ->
          throw new TemplateException(
              "%s: the local cloud does not know the condition operator %s. Use StringEquals, StringLike, ArnEquals, ArnLike or Bool, or add it to %s."
                  .formatted(where, name, Condition.class.getName()));
    };
  }

  boolean holds(Map<String, List<String>> facts) {
    List<String> known = facts.getOrDefault(key, List.of());
    return !known.isEmpty()
        && known.stream().allMatch(fact -> values.stream().anyMatch(v -> fits.test(v, fact)));
  }
}
