package railway.cloud.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import railway.cloud.wire.CloudLog;

/**
 * One process of a function, which handles one invocation at a time. It ends by itself when its
 * handler cannot be made, in order when it is to write the class archive, and by SIGKILL in every
 * other case.
 */
final class Sandbox implements AutoCloseable {
  /** Lambda grants ten seconds; a small machine may start several at once. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(60);

  private static final Duration DYING = Duration.ofSeconds(10);
  private static final int KILLED = 128 + 9;

  private final Sandboxed function;
  private final RuntimeApi api;
  private final Process process;
  private final ClassArchive archive;
  private final ClassArchive.Use use;
  private final CloudLog log;
  private Optional<Task> current = Optional.empty();
  private boolean dead;

  private Sandbox(
      Sandboxed function,
      RuntimeApi api,
      Process process,
      ClassArchive archive,
      ClassArchive.Use use,
      CloudLog log) {
    this.function = function;
    this.api = api;
    this.process = process;
    this.archive = archive;
    this.use = use;
    this.log = log;
  }

  static Sandbox start(Sandboxed function, SandboxImage image, InstantSource clock, CloudLog log) {
    RuntimeApi api = new RuntimeApi(function, clock, log);
    ClassArchive.Use use = image.archive().next();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(image.command(function, use))
              .directory(function.code().folder().toFile())
              .redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(function.environment(api.address()));
      Sandbox sandbox = new Sandbox(function, api, builder.start(), image.archive(), use, log);
      Thread.ofPlatform().daemon().name(function.name() + " listener").start(sandbox::accompany);
      return sandbox;
    } catch (IOException refused) {
      api.close();
      throw new UncheckedIOException("No process could be started for " + function.name(), refused);
    }
  }

  /** Hears what the process says, until it has died. */
  private void accompany() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.say(function.name(), line);
      }
    } catch (IOException broken) {
      log.say(function.name(), "The sandbox " + process.pid() + " is heard no more");
    }
    process.onExit().join();
    if (use == ClassArchive.Use.WRITES) {
      archive.written(process.exitValue() == 0);
    }
    died();
  }

  private void died() {
    Optional<Task> left;
    synchronized (this) {
      dead = true;
      left = current;
    }
    left.ifPresent(task -> task.abandon(death()));
    api.close();
  }

  /** As Lambda says it. */
  private Invoked.Failed death() {
    return api.initError()
        .orElseGet(
            () ->
                new Invoked.Failed(
                    "Runtime.ExitError",
                    "Runtime exited with error: "
                        + (process.exitValue() == KILLED
                            ? "signal: killed"
                            : "exit status " + process.exitValue())));
  }

  /** Whether it could take another invocation. */
  synchronized boolean isAlive() {
    return !dead && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Hands an invocation over, and waits for its end, or for the end of its time. */
  Handled handle(Task task) throws InterruptedException {
    boolean late;
    synchronized (this) {
      current = Optional.of(task);
      late = dead;
    }
    if (late) {
      task.abandon(death());
    } else {
      api.offer(task);
    }
    try {
      if (!task.begun().get(INIT_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        Invoked death = task.end().get();
        return api.initError().isPresent()
            ? new Handled.Ended(death)
            : new Handled.NeverBegun(death);
      }
      return new Handled.Ended(
          task.end().get(function.spec().timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException over) {
      return task.begun().isDone() ? timedOut() : neverReady();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("An invocation ended with an exception", impossible);
    }
  }

  private Handled timedOut() {
    close();
    Duration limit = function.spec().timeout();
    log.say(
        function.name(),
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit.toMillis() / 1000.0));
    return new Handled.Ended(new Invoked.TimedOut(limit));
  }

  private Handled neverReady() {
    close();
    return new Handled.NeverBegun(
        new Invoked.Failed(
            "Sandbox.Timedout",
            "The handler %s was not made within %d seconds"
                .formatted(function.spec().handler(), INIT_LIMIT.toSeconds())));
  }

  /** Whether it is worth more when it ends in order than when it goes on. */
  boolean isToRetire() {
    return use == ClassArchive.Use.WRITES;
  }

  /** Asks the process to end in order. */
  void retire() {
    try (OutputStream lifeline = process.getOutputStream()) {
      lifeline.write(1);
    } catch (IOException gone) {
      kill();
    }
  }

  /** Kills the process, and does not wait for its end. */
  void kill() {
    process.destroyForcibly();
  }

  /** Kills the process and waits until it is gone. */
  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
        log.say(function.name(), "The sandbox " + process.pid() + " survives SIGKILL");
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }
}
