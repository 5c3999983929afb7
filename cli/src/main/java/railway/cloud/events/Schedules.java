package railway.cloud.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.LocalArn;
import railway.cloud.wire.Json;

/**
 * Invokes functions at their rates. Unlike AWS it leaves out a beat whose predecessor is still
 * running, so that a slow machine does not pile up invocations; and it does not retry, because the
 * next beat does.
 */
public final class Schedules implements AutoCloseable {
  private final List<Beat> beats;
  private final Functions functions;
  private final Surroundings around;
  private final AtomicBoolean closed = new AtomicBoolean();

  private record Beat(LocalSchedule schedule, Duration period, AtomicBoolean running) {}

  /**
   * Prepares schedules without starting them.
   *
   * @param speed how many times faster than the template says; 1 is as the template says
   */
  public Schedules(
      List<LocalSchedule> schedules, double speed, Functions functions, Surroundings around) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("The speed of schedules must be positive, not " + speed);
    }
    this.beats =
        schedules.stream()
            .map(
                schedule ->
                    new Beat(
                        schedule,
                        Duration.ofNanos(
                            Math.max(1, Math.round(schedule.rate().toNanos() / speed))),
                        new AtomicBoolean()))
            .toList();
    this.functions = functions;
    this.around = around;
  }

  /** The first beat of each schedule comes after one period. */
  public void start() {
    beats.forEach(this::plan);
  }

  private void plan(Beat beat) {
    if (!closed.get()) {
      around
          .scheduler()
          .after(
              beat.period(),
              () -> {
                plan(beat);
                strike(beat);
              });
    }
  }

  /**
   * Invokes every schedule that is not running now, one after the other, and says how each ended.
   */
  public Map<String, Invoked> tick() {
    Map<String, Invoked> ends = new LinkedHashMap<>();
    beats.forEach(beat -> strike(beat).ifPresent(end -> ends.put(beat.schedule().name(), end)));
    return ends;
  }

  /** How many scheduled invocations are under way. */
  public int running() {
    return (int) beats.stream().filter(beat -> beat.running().get()).count();
  }

  private Optional<Invoked> strike(Beat beat) {
    if (closed.get() || !beat.running().compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          functions.invoke(
              beat.schedule().function(),
              payload(beat.schedule()).getBytes(StandardCharsets.UTF_8)));
    } finally {
      beat.running().set(false);
    }
  }

  private String payload(LocalSchedule schedule) {
    return schedule.input().orElseGet(() -> ownEvent(schedule, around.clock().instant()));
  }

  private String ownEvent(LocalSchedule schedule, Instant now) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", around.ids().get());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler");
    event.put("account", LocalArn.ACCOUNT);
    event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", LocalArn.REGION);
    event.put(
        "resources",
        List.of(
            "arn:aws:scheduler:"
                + LocalArn.REGION
                + ":"
                + LocalArn.ACCOUNT
                + ":schedule/default/"
                + schedule.name()));
    event.put("detail", "{}");
    return Json.text(event);
  }

  /** No beat begins after this. */
  @Override
  public void close() {
    closed.set(true);
  }
}
