package railway.testing.world;

import java.io.IOException;

/** A sender over its limit that has not heeded it: its request is still to come. */
final class StillSending extends IOException {
  private static final long serialVersionUID = 1L;

  StillSending() {
    super("over the limit, and still sending");
  }
}
