package railway.examples.thirdparties;

/** How often a service has made one kind of effect for one business identifier. */
public record EffectsMade(String service, String kind, String id, int times) {}
