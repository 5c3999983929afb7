package railway.aws.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds up what requests cost. */
final class Units implements CapacityMeter {
  private double read;
  private double written;

  @Override
  public synchronized void read(ConsumedCapacity units) {
    read += units.capacityUnits();
  }

  @Override
  public synchronized void wrote(ConsumedCapacity units) {
    written += units.capacityUnits();
  }

  synchronized double read() {
    return read;
  }

  synchronized double written() {
    return written;
  }
}
