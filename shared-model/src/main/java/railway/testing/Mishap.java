package railway.testing;

import java.time.Duration;

/** What goes wrong with one request to a third party. */
public sealed interface Mishap {

  /** What happens, in plain words. */
  String words();

  /** All goes well this time. */
  static Mishap none() {
    return new None();
  }

  /** The request never arrives: no effect, and no answer. */
  static Mishap losesTheRequest() {
    return new LosesTheRequest();
  }

  /** The third party does it, and its answer never arrives. */
  static Mishap losesTheReply() {
    return new LosesTheReply();
  }

  /** The third party refuses for now: definitely no effect. */
  static Mishap refuses(String reason) {
    return new Refuses(reason);
  }

  /**
   * The third party does it at once and answers only after this long. If that is longer than the
   * task's attempt limit, nobody hears of it.
   */
  static Mishap answersAfter(Duration time) {
    return new AnswersAfter(time);
  }

  /** The connection is reset, and the request takes effect all the same, this much later. */
  static Mishap actsAfter(Duration time) {
    return new ActsAfter(time);
  }

  /** The process is killed before anything is sent. */
  static Mishap killedBefore() {
    return new KilledBefore();
  }

  /** The process is killed when the third party has done it, before the answer arrives. */
  static Mishap killedAfter() {
    return new KilledAfter();
  }

  /** This, and again with every later request. */
  static Mishap always(Mishap same) {
    return new Always(same);
  }

  record Always(Mishap same) implements Mishap {
    @Override
    public String words() {
      return same.words();
    }
  }

  record None() implements Mishap {
    @Override
    public String words() {
      return "all goes well";
    }
  }

  record LosesTheRequest() implements Mishap {
    @Override
    public String words() {
      return "the request is lost";
    }
  }

  record LosesTheReply() implements Mishap {
    @Override
    public String words() {
      return "the reply is lost";
    }
  }

  record Refuses(String reason) implements Mishap {
    @Override
    public String words() {
      return "refused: " + reason;
    }
  }

  record AnswersAfter(Duration time) implements Mishap {
    @Override
    public String words() {
      return "the answer takes " + time;
    }
  }

  record ActsAfter(Duration time) implements Mishap {
    @Override
    public String words() {
      return "the connection is reset, and the request takes effect after " + time;
    }
  }

  record KilledBefore() implements Mishap {
    @Override
    public String words() {
      return "the process is killed before the request";
    }
  }

  record KilledAfter() implements Mishap {
    @Override
    public String words() {
      return "the process is killed after the request";
    }
  }
}
