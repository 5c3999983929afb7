package railway.cloud.template;

import java.util.Map;
import java.util.Optional;
import railway.cloud.template.ApiSpec.JwtAuthorizer;

/** {@code AWS::Serverless::HttpApi} with at most one authorizer, for JSON web tokens. */
final class ApiReader {
  private ApiReader() {}

  static ApiSpec read(String logicalId, Section api) {
    var spec = new ApiSpec(logicalId, api.section("Auth").flatMap(ApiReader::authorizer));
    api.meaningless(
            "Name",
            "Description",
            "StageName",
            "Tags",
            "FailOnWarnings",
            "AccessLogSettings",
            "CorsConfiguration",
            "DefaultRouteSettings",
            "DisableExecuteApiEndpoint")
        .done();
    return spec;
  }

  private static Optional<JwtAuthorizer> authorizer(Section auth) {
    Optional<String> wanted = auth.text("DefaultAuthorizer");
    Map<String, Section> declared =
        auth.section("Authorizers").map(Section::children).orElse(Map.of());
    auth.done();
    if (declared.size() > 1
        || !wanted.stream().toList().equals(declared.keySet().stream().toList())) {
      throw auth.wrong(
          "DefaultAuthorizer",
          "is " + wanted.orElse("absent") + " while Authorizers declares " + declared.keySet(),
          "The local cloud supports one authorizer, which is the default one.");
    }
    return wanted.map(name -> jwt(name, declared.values().iterator().next()));
  }

  private static JwtAuthorizer jwt(String name, Section authorizer) {
    authorizer.only("IdentitySource", "$request.header.Authorization");
    authorizer.required("JwtConfiguration");
    Section configuration = authorizer.section("JwtConfiguration").orElseThrow();
    authorizer.done();
    configuration.required("issuer");
    configuration.required("audience");
    var spec =
        new JwtAuthorizer(
            name,
            configuration.expression("issuer").orElseThrow(),
            configuration.expressions("audience"));
    configuration.done();
    return spec;
  }
}
