package railway.functions.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What becomes of a text on its way: bytes that flip, get lost, or were never UTF-8. */
public final class Bytes {
  private static final int MEGABYTE = 1024 * 1024;

  private static final List<byte[]> ODD =
      List.of(
          new byte[] {(byte) 0xFF},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xE2, (byte) 0x82},
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {0},
          "\"".getBytes(StandardCharsets.UTF_8),
          "\\u".getBytes(StandardCharsets.UTF_8),
          "}{".getBytes(StandardCharsets.UTF_8),
          "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));

  private static final List<Charset> OTHERS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          Charset.forName("UTF-32"),
          StandardCharsets.ISO_8859_1);

  private Bytes() {}

  /** A good text, harmed. */
  public static byte[] harmed(String text, Dice dice) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (dice.below(10)) {
      case 0 -> text.getBytes(dice.of(OTHERS));
      case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 2 -> (" \n\t" + text + " ".repeat(dice.below(2000))).getBytes(StandardCharsets.UTF_8);
      case 3 -> (text + text).getBytes(StandardCharsets.UTF_8);
      case 4 -> spliced(bytes, dice.below(bytes.length + 1), 0, dice.of(ODD));
      case 5 -> spliced(bytes, dice.below(bytes.length + 1), dice.below(200), new byte[0]);
      case 6 -> spliced(bytes, dice.below(bytes.length + 1), MEGABYTE, new byte[0]);
      default -> flipped(bytes, dice);
    };
  }

  private static byte[] flipped(byte[] bytes, Dice dice) {
    for (int flips = dice.between(1, 4); flips > 0 && bytes.length > 0; flips--) {
      bytes[dice.below(bytes.length)] ^= (byte) (1 << dice.below(8));
    }
    return bytes;
  }

  static byte[] spliced(byte[] bytes, int at, int less, byte[] more) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(bytes, 0, at);
    spliced.writeBytes(more);
    int rest = Math.min(bytes.length, at + less);
    spliced.write(bytes, rest, bytes.length - rest);
    return spliced.toByteArray();
  }

  /** Bytes that never were a text of ours. */
  public static byte[] random(Dice dice) {
    return switch (dice.below(40)) {
      case 0 -> new byte[0];
      case 1 -> " \r\n\t ".getBytes(StandardCharsets.UTF_8);
      case 2 -> ("\"" + "x".repeat(MEGABYTE) + "\"").getBytes(StandardCharsets.UTF_8);
      case 3 -> dice.bytes(MEGABYTE / 16);
      case 4 -> dice.of(ODD).clone();
      default -> dice.bytes(dice.below(200));
    };
  }
}
