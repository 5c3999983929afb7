package railway.cloud.events;

import java.time.InstantSource;
import java.util.function.Supplier;
import railway.cloud.FaultPlan;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Scheduler;

/** What the buses get from the composition root: time, ids, faults and a log. */
public record Surroundings(
    Scheduler scheduler,
    Backoff backoff,
    FaultPlan faults,
    InstantSource clock,
    Supplier<String> ids,
    CloudLog log) {}
