package railway.cloud.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import railway.cloud.wire.Json;

/**
 * Issues and verifies the bearer tokens of one local cloud, in the place of a real identity
 * provider. Tokens of another cloud, or of an earlier run, are worth nothing.
 *
 * <p>One algorithm is accepted, HS256, whatever a token's header says: a token that chooses its own
 * algorithm could choose none.
 */
public final class LocalTokens {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SigningKey key;
  private final String issuer;
  private final List<String> audiences;
  private final Duration life;
  private final InstantSource clock;

  /**
   * Prepares a key.
   *
   * @param key at least 32 unpredictable bytes
   * @param audiences a token for any one of these is accepted; it is issued for the first
   * @param life how long an issued token is good
   */
  public LocalTokens(
      byte[] key, String issuer, List<String> audiences, Duration life, InstantSource clock) {
    if (issuer.isEmpty() || audiences.isEmpty()) {
      throw new IllegalArgumentException(
          "Tokens need an issuer and an audience; give the template's parameters for them a value");
    }
    this.key = new SigningKey(key);
    this.issuer = issuer;
    this.audiences = List.copyOf(audiences);
    this.life = life;
    this.clock = clock;
  }

  /**
   * A token that says who its bearer is and which roles they have; the roles are in the claim
   * {@code scope}, with blanks between them.
   */
  public String issue(String subject, Collection<String> roles) {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("sub", subject);
    claims.put("aud", audiences.getFirst());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(life).getEpochSecond());
    claims.put("scope", String.join(" ", roles));
    String signed = encoded(Map.of("alg", "HS256", "typ", "JWT")) + "." + encoded(claims);
    return signed + "." + key.sign(signed);
  }

  /** Whether a token is good now, and if not, why. */
  Verdict verify(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return new Verdict.Refused("the token does not have three parts");
    }
    return decoded(parts[2])
        .map(signature -> verify(parts[0], parts[1], signature))
        .orElseGet(() -> new Verdict.Refused("the signature is not base64url"));
  }

  private Verdict verify(String header, String claims, byte[] signature) {
    boolean pinned =
        tree(header)
            .filter(tree -> "HS256".equals(tree.get("alg")) && !tree.containsKey("crit"))
            .isPresent();
    if (!pinned) {
      return new Verdict.Refused("the algorithm is not HS256");
    }
    if (!key.verifies(header + "." + claims, signature)) {
      return new Verdict.Refused(
          "the signature does not match; was the token issued by an earlier run?");
    }
    return tree(claims)
        .map(this::judged)
        .orElseGet(() -> new Verdict.Refused("the claims are not a JSON object"));
  }

  private Verdict judged(Map<String, Object> claims) {
    Instant now = clock.instant();
    if (!issuer.equals(claims.get("iss"))) {
      return new Verdict.Refused("the issuer is not " + issuer);
    }
    if (!isForUs(claims.get("aud"))) {
      return new Verdict.Refused("the audience is not one of " + audiences);
    }
    if (!(claims.get("exp") instanceof Number expiry)
        || expiry.longValue() <= now.getEpochSecond()) {
      return new Verdict.Refused("the token has expired");
    }
    if (claims.get("nbf") instanceof Number from && from.longValue() > now.getEpochSecond()) {
      return new Verdict.Refused("the token is not valid yet");
    }
    return new Verdict.Accepted(claims);
  }

  private boolean isForUs(@Nullable Object audience) {
    return audience instanceof List<?> several
        ? several.stream().anyMatch(audiences::contains)
        : audience != null && audiences.contains(audience);
  }

  private static String encoded(Map<String, Object> tree) {
    return BASE64.encodeToString(Json.text(tree).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Map<String, Object>> tree(String encoded) {
    return decoded(encoded)
        .flatMap(bytes -> Json.object(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static Optional<byte[]> decoded(String encoded) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(encoded));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Whether a bearer may pass. */
  sealed interface Verdict {
    record Accepted(Map<String, Object> claims) implements Verdict {}

    record Refused(String why) implements Verdict {}
  }
}
