package railway.cloud.events;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import railway.cloud.lambda.Functions;
import railway.cloud.wire.CloudLog;
import software.amazon.event.ruler.Machine;

/** One bus: matches each event against its rules with AWS's own matcher. */
final class Bus {
  private final Machine machine = Machine.builder().build();
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final List<Consumer<BusEvent>> subscribers = new CopyOnWriteArrayList<>();
  private final CloudLog log;

  Bus(List<EventRule> rules, Functions functions, Surroundings around) {
    this.log = around.log();
    for (EventRule rule : rules) {
      try {
        machine.addRule(rule.name(), rule.pattern());
      } catch (IOException | RuntimeException invalid) {
        throw new IllegalArgumentException(
            "The pattern of the rule "
                + rule.name()
                + " is not an EventBridge pattern: "
                + invalid.getMessage()
                + ". Correct it in template.yaml. The pattern is "
                + rule.pattern(),
            invalid);
      }
      deliveries.put(rule.name(), new Delivery(rule, functions, around));
    }
  }

  void publish(BusEvent event) {
    for (Consumer<BusEvent> subscriber : subscribers) {
      try {
        subscriber.accept(event);
      } catch (RuntimeException fault) {
        log.fault("subscriber", fault);
      }
    }
    List<String> matching = matching(event);
    deliveries.forEach(
        (rule, delivery) -> {
          if (matching.contains(rule)) {
            delivery.accept(event);
          }
        });
  }

  private List<String> matching(BusEvent event) {
    try {
      return machine.rulesForJSONEvent(event.json());
    } catch (Exception unreadable) {
      throw new IllegalStateException(
          "The matcher could not read event " + event.id() + ", which the bus had accepted",
          unreadable);
    }
  }

  Subscription subscribe(Consumer<BusEvent> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  int pending() {
    return deliveries.values().stream().mapToInt(Delivery::pending).sum();
  }
}
