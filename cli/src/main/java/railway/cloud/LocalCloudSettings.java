package railway.cloud;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import railway.cloud.wire.CloudLog;

/**
 * How a local cloud is to be.
 *
 * @param parameters values for the template's parameters; the others keep their defaults
 * @param scheduleSpeed how many times more often schedules beat than the template says
 * @param hosting where the functions run
 * @param code where handlers are found; empty: in the packages that the template names
 * @param buckets the folder that shows what is in the buckets; empty: they are in memory only
 * @param tokenKey signs the bearer tokens; at least 32 unpredictable bytes in hexadecimal digits
 * @param tokenLife how long an issued token is good
 */
public record LocalCloudSettings(
    Path template,
    Map<String, String> parameters,
    FaultPlan faults,
    Ports ports,
    double scheduleSpeed,
    Hosting hosting,
    Optional<ClassLoader> code,
    Optional<Path> buckets,
    String tokenKey,
    Duration tokenLife,
    InstantSource clock,
    Supplier<String> ids,
    CloudLog log) {

  public LocalCloudSettings {
    parameters = Map.copyOf(parameters);
  }

  /**
   * As AWS would be: no faults, the template's own rates and parameters, the real time, random ids
   * and keys.
   */
  public static LocalCloudSettings of(Path template, CloudLog log) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new LocalCloudSettings(
        template,
        Map.of(),
        FaultPlan.none(),
        Ports.any(),
        1,
        Hosting.WITHIN,
        Optional.empty(),
        Optional.empty(),
        HexFormat.of().formatHex(key),
        Duration.ofHours(12),
        InstantSource.system(),
        () -> UUID.randomUUID().toString(),
        log);
  }

  /** With these parameters besides those given before. */
  public LocalCloudSettings withParameters(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(more);
    return new LocalCloudSettings(
        template,
        all,
        faults,
        ports,
        scheduleSpeed,
        hosting,
        code,
        buckets,
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }

  public LocalCloudSettings withFaults(FaultPlan plan) {
    return new LocalCloudSettings(
        template,
        parameters,
        plan,
        ports,
        scheduleSpeed,
        hosting,
        code,
        buckets,
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }

  public LocalCloudSettings withPorts(Ports chosen) {
    return new LocalCloudSettings(
        template,
        parameters,
        faults,
        chosen,
        scheduleSpeed,
        hosting,
        code,
        buckets,
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }

  public LocalCloudSettings withScheduleSpeed(double speed) {
    return new LocalCloudSettings(
        template,
        parameters,
        faults,
        ports,
        speed,
        hosting,
        code,
        buckets,
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }

  public LocalCloudSettings withHosting(Hosting chosen) {
    return new LocalCloudSettings(
        template,
        parameters,
        faults,
        ports,
        scheduleSpeed,
        chosen,
        code,
        buckets,
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }

  /**
   * With handlers from a class loader of this process, instead of the packages that the template
   * names.
   */
  public LocalCloudSettings withCode(ClassLoader loader) {
    return new LocalCloudSettings(
        template,
        parameters,
        faults,
        ports,
        scheduleSpeed,
        hosting,
        Optional.of(loader),
        buckets,
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }

  /** With a folder in which everybody can see what is in the buckets. */
  public LocalCloudSettings withBuckets(Path folder) {
    return new LocalCloudSettings(
        template,
        parameters,
        faults,
        ports,
        scheduleSpeed,
        hosting,
        code,
        Optional.of(folder),
        tokenKey,
        tokenLife,
        clock,
        ids,
        log);
  }
}
