package railway.cloud.template;

/** A custom EventBridge bus. */
public record BusSpec(String logicalId, String name) {}
