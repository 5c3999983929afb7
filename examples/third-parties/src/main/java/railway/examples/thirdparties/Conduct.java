package railway.examples.thirdparties;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out a request in the way that the fault thrown on it demands. */
final class Conduct {
  private static final Reply REFUSED =
      Reply.of(503, Reply.fields("effect", "none", "error", "not now: nothing was done"));
  private static final Reply ERROR = Reply.error(500, "internal error");

  private final Agenda agenda;
  private final Pace pace;
  private final Set<Caller> kept = ConcurrentHashMap.newKeySet();
  private final AtomicInteger underWay = new AtomicInteger();

  Conduct(Agenda agenda, Pace pace) {
    this.agenda = agenda;
    this.pace = pace;
  }

  void answer(Caller caller, Optional<Fault> fault, Endpoint endpoint, Request request) {
    if (fault.isPresent()) {
      misbehave(caller, fault.get(), endpoint, request);
    } else {
      caller.reply(endpoint.begin(request).finish());
    }
  }

  /** How many late effects have not happened yet. */
  int underWay() {
    return underWay.get();
  }

  /** Hangs up on everybody who is kept waiting by {@link Fault#TIME_OUT}. */
  void release() {
    kept.forEach(this::release);
  }

  private void misbehave(Caller caller, Fault fault, Endpoint endpoint, Request request) {
    switch (fault) {
      case REFUSE -> caller.reply(REFUSED);
      case LOSE_REQUEST -> caller.hangUp();
      case LOSE_REPLY -> {
        endpoint.begin(request).finish();
        caller.hangUp();
      }
      case ANSWER_LATE -> {
        Reply reply = endpoint.begin(request).finish();
        agenda.in(pace.answerLateAfter(), () -> caller.reply(reply));
      }
      case LATE_EFFECT -> {
        Work work = endpoint.begin(request);
        underWay.incrementAndGet();
        agenda.in(pace.lateEffectAfter(), () -> finishLate(work));
        caller.hangUp();
      }
      case ERROR_BEFORE -> caller.reply(ERROR);
      case ERROR_AFTER -> {
        endpoint.begin(request).finish();
        caller.reply(ERROR);
      }
      case TIME_OUT -> {
        kept.add(caller);
        agenda.in(pace.hangAtMost(), () -> release(caller));
      }
    }
  }

  private void finishLate(Work work) {
    work.finish();
    underWay.decrementAndGet();
  }

  private void release(Caller caller) {
    if (kept.remove(caller)) {
      caller.hangUp();
    }
  }
}
