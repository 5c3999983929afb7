package railway.cloud.queues;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 digests with which SQS proves what it has stored; the SDK checks them. */
final class Digests {
  private Digests() {}

  static String ofBody(String body) {
    return md5(body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sorted by name; name, type and value each after its length, and one byte that tells text from
   * binary before the value.
   */
  static String ofAttributes(Map<String, MessageAttribute> attributes) {
    ByteArrayOutputStream digested = new ByteArrayOutputStream();
    new TreeMap<>(attributes)
        .forEach(
            (name, attribute) -> {
              append(digested, name.getBytes(StandardCharsets.UTF_8));
              append(digested, attribute.type().getBytes(StandardCharsets.UTF_8));
              digested.write(
                  switch (attribute.value()) {
                    case MessageAttribute.Text text -> 1;
                    case MessageAttribute.Binary binary -> 2;
                  });
              append(digested, attribute.value().bytes());
            });
    return md5(digested.toByteArray());
  }

  private static void append(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has MD5", impossible);
    }
  }
}
