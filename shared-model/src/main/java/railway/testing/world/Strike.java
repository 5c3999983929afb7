package railway.testing.world;

/**
 * One fault that the adversary has brought about.
 *
 * @param draw which draw of which process it was: the same in a world that differs elsewhere
 */
public record Strike(long draw, Fault fault, Call call) {}
