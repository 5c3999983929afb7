package railway.cloud;

/** The ports of the local cloud on 127.0.0.1; 0 lets the operating system choose. */
public record Ports(int dynamodb, int events, int queues, int api) {
  /** All are chosen by the operating system. */
  public static Ports any() {
    return new Ports(0, 0, 0, 0);
  }
}
