package railway.cloud.template;

import java.util.List;
import java.util.Optional;

/** An HTTP API; its routes are in the functions' {@link EventSource.ApiRoute}s. */
public record ApiSpec(String logicalId, Optional<JwtAuthorizer> defaultAuthorizer) {

  /**
   * Accepts bearer tokens of one issuer.
   *
   * @param audiences a token is accepted for any one of these
   */
  public record JwtAuthorizer(String name, Expression issuer, List<Expression> audiences) {
    public JwtAuthorizer {
      audiences = List.copyOf(audiences);
    }
  }
}
