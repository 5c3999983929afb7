package railway.decision;

import java.time.Instant;

/** A fact with the moment and the writer of its entry. */
public record Recorded(Instant at, String by, Fact fact) {}
