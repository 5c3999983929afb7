package railway.cloud.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The HMAC-SHA-256 key that signs this cloud's tokens. It is made at the start and never leaves the
 * process.
 */
final class SigningKey {
  private static final int LEAST_BYTES = 32;

  private final SecretKeySpec key;

  SigningKey(byte[] random) {
    if (random.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "A key for HS256 has at least " + LEAST_BYTES + " bytes, not " + random.length);
    }
    this.key = new SecretKeySpec(random, "HmacSHA256");
  }

  /** The third part of a token, for its first two with the dot between them. */
  String sign(String signed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signed));
  }

  /** Takes the same time for a wrong signature as for a right one. */
  boolean verifies(String signed, byte[] signature) {
    return MessageDigest.isEqual(mac(signed), signature);
  }

  private byte[] mac(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }
}
