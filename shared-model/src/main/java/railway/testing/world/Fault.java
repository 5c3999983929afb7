package railway.testing.world;

/** What can go wrong at one call of a port, or with one delivery. */
public enum Fault {
  /** All goes well. */
  NONE("all goes well"),
  /** The process dies before the call reaches the port. */
  CRASH_BEFORE("the process dies before"),
  /** The port has done it, and the process dies before it hears of it. */
  CRASH_AFTER("the process dies after"),
  /** The request never arrives, and time passes until that is given up. */
  LOST_REQUEST("the request is lost"),
  /** The port has done it, and the reply is lost. */
  LOST_REPLY("the reply is lost"),
  /** The caller gives up, and the request takes effect afterwards. */
  LATE("it takes effect late"),
  /** The port refuses for now: definitely nothing is done. */
  THROTTLED("refused for now"),
  /** The process, or the port, stands still for up to a minute. */
  STALLED("stands still"),
  /** The process sleeps past its end and goes on afterwards all the same. */
  ZOMBIE("sleeps past its end and wakes up"),
  /** The sender is over its limit, does not heed it, and sends later. */
  OVERRUN("does not heed its limit"),
  /** It is delivered once more. */
  DUPLICATED("delivered twice"),
  /** It is delivered minutes later. */
  DELAYED("delivered late"),
  /** It is delivered out of order. */
  REORDERED("delivered out of order"),
  /** It is not delivered at all: older than the stream keeps records, or a round left out. */
  DROPPED("dropped"),
  /** The invocation's clock is off, within the margin. */
  SKEWED("clock off within the margin"),
  /** The invocation's clock is off by more than the margin. */
  SKEWED_BEYOND("clock off beyond the margin"),
  /** Another version of the code than the one that wrote what is read here. */
  REDEPLOYED("another version"),
  /** Another invocation is at work on the same workflow. */
  OVERLAPPED("another invocation at once");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** What happens, in plain words. */
  public String words() {
    return words;
  }
}
