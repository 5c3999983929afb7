package railway.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import railway.cloud.dynamodb.TableProvisioner;
import railway.cloud.template.EventSource;
import railway.cloud.template.EventSource.BusRule;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.LocalReferences;
import railway.cloud.template.QueueSpec;
import railway.cloud.template.References;
import railway.cloud.template.Template;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DeadLetterConfig;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The stack's tables, bus, queues and rules at an emulator, made from the template; taken away
 * again on {@link #close}. Each rule has a {@link Mailbox} for a target, in the place of the
 * function.
 */
final class EmulatedStack implements AutoCloseable {
  private static final int MOST_RUNS_AT_ONCE = 100;
  private static final String TARGET = "mailbox";

  private final Emulator emulator;
  private final StackNames names;
  private final Template template;
  private final References references;
  private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
  private final Deque<Runnable> takenAway;

  private EmulatedStack(
      Emulator emulator,
      StackNames names,
      Template template,
      References references,
      Deque<Runnable> takenAway) {
    this.emulator = emulator;
    this.names = names;
    this.template = template;
    this.references = references;
    this.takenAway = takenAway;
  }

  /** Makes everything; when a part cannot be made, the others are taken away again. */
  static EmulatedStack deploy(Template plain, Emulator emulator) {
    Deque<Runnable> takenAway = new ArrayDeque<>();
    try {
      Map<String, String> refs = new HashMap<>();
      Map<String, String> arns = new HashMap<>();
      StackNames names = claim(plain, emulator.events(), arns, takenAway);
      Template template = names.renamed(plain);
      template.buses().forEach((logicalId, bus) -> refs.put(logicalId, bus.name()));
      template
          .queues()
          .forEach(
              (logicalId, queue) -> {
                String url = queue(emulator.queues(), queue, takenAway);
                refs.put(logicalId, url);
                arns.put(logicalId, Mailbox.arn(emulator.queues(), url));
              });
      tables(template, emulator, takenAway);
      EmulatedStack stack =
          new EmulatedStack(
              emulator,
              names,
              template,
              new StackReferences(
                  refs,
                  arns,
                  new LocalReferences(template, emulator.endpoint(), emulator.endpoint())),
              takenAway);
      stack.rules();
      return stack;
    } catch (RuntimeException | Error broken) {
      takeAway(takenAway);
      throw broken;
    }
  }

  /** A bus is made once: who made it may use the name for the rest as well. */
  private static StackNames claim(
      Template plain,
      EventBridgeClient events,
      Map<String, String> arns,
      Deque<Runnable> takenAway) {
    for (int run = 0; run < MOST_RUNS_AT_ONCE; run++) {
      StackNames names = new StackNames("p%d-%d".formatted(ProcessHandle.current().pid(), run));
      try {
        names
            .renamed(plain)
            .buses()
            .forEach(
                (logicalId, bus) -> {
                  String arn =
                      events.createEventBus(request -> request.name(bus.name())).eventBusArn();
                  takenAway.push(() -> events.deleteEventBus(request -> request.name(bus.name())));
                  arns.put(logicalId, arn);
                });
        return names;
      } catch (ResourceAlreadyExistsException taken) {
        takeAway(takenAway);
      }
    }
    throw new IllegalStateException(
        "%d runs of this test are or were at %s. Start the emulator anew."
            .formatted(MOST_RUNS_AT_ONCE, events.serviceName()));
  }

  private static String queue(SqsClient queues, QueueSpec queue, Deque<Runnable> takenAway) {
    String url =
        queues
            .createQueue(
                request ->
                    request
                        .queueName(queue.name())
                        .attributes(
                            Map.of(
                                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                seconds(queue.retention()),
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                seconds(queue.visibilityTimeout()))))
            .queueUrl();
    takenAway.push(() -> queues.deleteQueue(request -> request.queueUrl(url)));
    return url;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  private static void tables(Template template, Emulator emulator, Deque<Runnable> takenAway) {
    template
        .tables()
        .values()
        .forEach(
            table -> {
              new TableProvisioner(emulator.tables()).provide(List.of(table));
              takenAway.push(
                  () -> emulator.tables().deleteTable(request -> request.tableName(table.name())));
              emulator
                  .tables()
                  .waiter()
                  .waitUntilTableExists(request -> request.tableName(table.name()));
            });
  }

  private void rules() {
    for (FunctionSpec function : template.functions().values()) {
      for (BusRule rule : function.sources(BusRule.class)) {
        String key = function.logicalId() + rule.name();
        mailboxes.put(
            key,
            mailbox(
                key,
                rule.bus().resolve(references),
                rule.pattern(),
                target ->
                    target
                        .retryPolicy(
                            RetryPolicy.builder()
                                .maximumRetryAttempts(rule.delivery().maximumRetries())
                                .maximumEventAgeInSeconds(
                                    (int) rule.delivery().maximumAge().toSeconds())
                                .build())
                        .deadLetterConfig(
                            rule.delivery()
                                .deadLetterArn()
                                .map(arn -> arn.resolve(references))
                                .map(arn -> DeadLetterConfig.builder().arn(arn).build())
                                .orElse(null))));
      }
    }
  }

  /** A rule on the stack's bus with a mailbox of its own, for whoever wants to listen. */
  Mailbox listen(String name, String pattern) {
    return mailbox(name, references.ref("Bus"), pattern, target -> {});
  }

  private Mailbox mailbox(String key, String bus, String pattern, Consumer<Target.Builder> more) {
    String name = names.of(key);
    Mailbox mailbox = Mailbox.make(emulator.queues(), name);
    takenAway.push(() -> emulator.queues().deleteQueue(request -> request.queueUrl(mailbox.url())));
    emulator
        .events()
        .putRule(request -> request.name(name).eventBusName(bus).eventPattern(pattern));
    takenAway.push(
        () -> emulator.events().deleteRule(request -> request.name(name).eventBusName(bus)));
    Target.Builder target = Target.builder().id(TARGET).arn(mailbox.arn());
    more.accept(target);
    int refused =
        emulator
            .events()
            .putTargets(request -> request.rule(name).eventBusName(bus).targets(target.build()))
            .failedEntryCount();
    if (refused > 0) {
      throw new IllegalStateException("The emulator refuses the target of rule " + name);
    }
    takenAway.push(
        () ->
            emulator
                .events()
                .removeTargets(request -> request.rule(name).eventBusName(bus).ids(TARGET)));
    return mailbox;
  }

  /** Where what a rule of a function matches arrives. */
  Mailbox mailbox(String function, String rule) {
    Mailbox mailbox = mailboxes.get(function + rule);
    if (mailbox == null) {
      throw new IllegalArgumentException(
          "No rule %s of %s: the template has %s".formatted(rule, function, mailboxes.keySet()));
    }
    return mailbox;
  }

  Template template() {
    return template;
  }

  References references() {
    return references;
  }

  /** The events that bring somebody to the API. */
  static Stream<EventSource.ApiRoute> routes(FunctionSpec function) {
    return function.sources(EventSource.ApiRoute.class).stream();
  }

  /** Names of this run that the emulator still knows. */
  List<String> left() {
    return Stream.of(
            emulator.tables().listTablesPaginator().tableNames().stream(),
            emulator.queues().listQueuesPaginator().queueUrls().stream(),
            emulator.events().listEventBuses(request -> {}).eventBuses().stream()
                .map(bus -> bus.name()))
        .flatMap(found -> found)
        .filter(name -> name.endsWith("-" + names.run()))
        .toList();
  }

  @Override
  public void close() {
    takeAway(takenAway);
  }

  /** The last first; one that cannot be taken away does not keep the others. */
  private static void takeAway(Deque<Runnable> takenAway) {
    RuntimeException trouble = new IllegalStateException("Some of the stack could not be deleted");
    while (!takenAway.isEmpty()) {
      try {
        takenAway.pop().run();
      } catch (RuntimeException stuck) {
        trouble.addSuppressed(stuck);
      }
    }
    if (trouble.getSuppressed().length > 0) {
      throw trouble;
    }
  }
}
