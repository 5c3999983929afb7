package railway.cli.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import railway.cloud.template.Expression;
import railway.cloud.template.Template;
import railway.cloud.template.TemplateLoader;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import railway.engine.Definitions;

/** The workflows of a stack, with the variables that its template gives them. */
public final class StackWorkflows {
  /** What a template must be told, and no workflow asks for. */
  private static final Map<String, String> ELSEWHERE =
      Map.of("TokenIssuer", "https://tokens.example.org");

  private StackWorkflows() {}

  /**
   * Nothing is sent from these: they are only looked at.
   *
   * @param parameters of the template; the others take their defaults
   */
  public static Definitions of(Path template, Map<String, String> parameters) {
    Map<String, String> given = new HashMap<>(ELSEWHERE);
    given.putAll(parameters);
    Environment environment = new Environment(variables(TemplateLoader.load(template, given)));
    try (Deployment deployment =
        Deployment.of(environment, StackWorkflows.class.getClassLoader())) {
      return deployment.definitions();
    }
  }

  /** Those that do not name a resource: where tables and queues are is nobody's business here. */
  private static Map<String, String> variables(Template template) {
    Map<String, String> variables = new HashMap<>();
    template
        .functions()
        .values()
        .forEach(
            function ->
                function
                    .variables()
                    .forEach(
                        (name, value) -> {
                          if (value instanceof Expression.Literal literal) {
                            variables.put(name, literal.text());
                          }
                        }));
    return variables;
  }
}
