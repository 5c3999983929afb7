package railway.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import railway.cloud.VirtualTime;
import railway.cloud.wire.Json;

class LocalTokensTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ANOTHER_KEY =
      "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);

  private final VirtualTime time = new VirtualTime();
  private final LocalTokens tokens =
      new LocalTokens(
          KEY, "https://local", List.of("railway", "console"), Duration.ofHours(1), time);

  @Test
  void anIssuedToken_isAccepted_andCarriesSubjectAndRoles() {
    LocalTokens.Verdict verdict =
        tokens.verify(tokens.issue("anna", List.of("customer", "support-agent")));

    assertThat(verdict)
        .isInstanceOfSatisfying(
            LocalTokens.Verdict.Accepted.class,
            accepted ->
                assertThat(accepted.claims())
                    .containsEntry("sub", "anna")
                    .containsEntry("scope", "customer support-agent")
                    .containsEntry("iss", "https://local")
                    .containsEntry("aud", "railway"));
  }

  @Test
  void aToken_isGoodUntilTheInstantItExpires() {
    String token = tokens.issue("anna", List.of());

    time.advance(Duration.ofMinutes(59).plusSeconds(59));
    assertThat(tokens.verify(token)).isInstanceOf(LocalTokens.Verdict.Accepted.class);
    time.advance(Duration.ofSeconds(1));
    assertRefused(token, "expired");
  }

  @Test
  void aTokenOfAnotherKey_isRefused() {
    assertRefused(
        new LocalTokens(ANOTHER_KEY, "https://local", List.of("railway"), Duration.ofHours(1), time)
            .issue("anna", List.of()),
        "signature");
  }

  @Test
  void aTokenWhoseClaimsWereChanged_isRefused() {
    String[] parts = tokens.issue("anna", List.of("customer")).split("\\.", -1);
    Map<String, Object> claims =
        new HashMap<>(
            Json.object(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .orElseThrow());
    claims.put("scope", "support-agent");

    assertRefused(parts[0] + "." + encoded(claims) + "." + parts[2], "signature");
  }

  @Test
  void aTokenWithoutAnAlgorithm_isRefused_withAndWithoutASignature() {
    String[] parts = tokens.issue("anna", List.of()).split("\\.", -1);
    for (String none : List.of("none", "None", "NONE", "")) {
      assertRefused(encoded(Map.of("alg", none)) + "." + parts[1] + ".", "algorithm");
      assertRefused(encoded(Map.of("alg", none)) + "." + parts[1] + "." + parts[2], "algorithm");
    }
  }

  @Test
  void aTokenThatNamesAnotherAlgorithm_isRefused_evenIfItsSignatureIsRight() {
    String claims = tokens.issue("anna", List.of()).split("\\.", -1)[1];
    for (String algorithm : List.of("RS256", "HS512", "hs256")) {
      assertRefused(signed(Map.of("alg", algorithm), claims), "algorithm");
    }
  }

  @Test
  void aTokenWithACriticalExtension_isRefused() {
    assertRefused(
        signed(Map.of("alg", "HS256", "crit", List.of("exp")), encoded(claims())), "algorithm");
  }

  @Test
  void aTokenForAnotherAudience_isRefused_andOneForSeveralIsAccepted() {
    assertRefused(signed(with("aud", "elsewhere")), "audience");
    assertRefused(signed(with("aud", List.of("elsewhere"))), "audience");
    assertThat(tokens.verify(signed(with("aud", List.of("elsewhere", "console")))))
        .isInstanceOf(LocalTokens.Verdict.Accepted.class);
  }

  @Test
  void aTokenOfAnotherIssuer_isRefused() {
    assertRefused(signed(with("iss", "https://elsewhere")), "issuer");
  }

  @Test
  void aTokenWithoutAnEnd_orWithOneThatIsNoNumber_isRefused() {
    Map<String, Object> endless = claims();
    endless.remove("exp");

    assertRefused(signed(endless), "expired");
    assertRefused(signed(with("exp", "2099-01-01")), "expired");
  }

  @Test
  void aTokenOfTheFuture_isRefused() {
    assertRefused(
        signed(with("nbf", VirtualTime.START.plusSeconds(60).getEpochSecond())), "not valid yet");
  }

  @Test
  void whatIsNoTokenAtAll_isRefused() {
    assertRefused("", "three parts");
    assertRefused("a.b", "three parts");
    assertRefused("a.b.c.d", "three parts");
    assertRefused("a.b.!", "base64url");
    assertRefused("!.b.YQ", "algorithm");
  }

  @Test
  void aShortKey_orNoAudience_isRefusedAtTheStart() {
    assertThatThrownBy(
            () -> new LocalTokens(new byte[31], "i", List.of("a"), Duration.ofHours(1), time))
        .hasMessageContaining("32");
    assertThatThrownBy(() -> new LocalTokens(KEY, "i", List.of(), Duration.ofHours(1), time))
        .hasMessageContaining("audience");
  }

  private void assertRefused(String token, String why) {
    assertThat(tokens.verify(token))
        .isInstanceOfSatisfying(
            LocalTokens.Verdict.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  private Map<String, Object> claims() {
    return new HashMap<>(
        Map.of(
            "iss",
            "https://local",
            "sub",
            "anna",
            "aud",
            "railway",
            "exp",
            VirtualTime.START.plusSeconds(60).getEpochSecond()));
  }

  private Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return claims;
  }

  private static String signed(Map<String, Object> claims) {
    return signed(Map.of("alg", "HS256", "typ", "JWT"), encoded(claims));
  }

  private static String signed(Map<String, Object> header, String claims) {
    String signed = encoded(header) + "." + claims;
    return signed + "." + new SigningKey(KEY).sign(signed);
  }

  private static String encoded(Map<String, Object> tree) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.text(tree).getBytes(StandardCharsets.UTF_8));
  }
}
