package railway.cloud.template;

/** {@code AWS::Events::EventBus}. */
final class BusReader {
  private BusReader() {}

  static BusSpec read(String logicalId, Section bus) {
    var spec = new BusSpec(logicalId, bus.requiredText("Name"));
    bus.meaningless("Description", "KmsKeyIdentifier", "Tags", "LogConfig").done();
    return spec;
  }
}
