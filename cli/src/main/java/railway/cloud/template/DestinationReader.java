package railway.cloud.template;

import java.util.Optional;
import java.util.Set;

/** Where events go that were given up: retry policies, dead letters, destinations. */
final class DestinationReader {
  private DestinationReader() {}

  /**
   * {@code DestinationConfig: OnFailure: Destination}.
   *
   * @param supported the types that the owner can have here
   */
  static Optional<Expression> onFailure(Section owner, Set<String> supported) {
    return owner
        .section("DestinationConfig")
        .flatMap(
            config -> {
              Optional<Section> onFailure = config.section("OnFailure");
              config.done();
              return onFailure;
            })
        .map(
            onFailure -> {
              onFailure
                  .text("Type")
                  .filter(type -> !supported.contains(type))
                  .ifPresent(
                      type -> {
                        throw onFailure.wrong(
                            "Type",
                            "is '" + type + "', which the local cloud does not support here",
                            "Use one of " + supported.stream().sorted().toList() + ".");
                      });
              onFailure.required("Destination");
              Expression arn = onFailure.expression("Destination").orElseThrow();
              onFailure.done();
              return arn;
            });
  }

  /** {@code EventInvokeConfig}. */
  static AsyncInvocation asyncInvocation(Section config) {
    AsyncInvocation byDefault = AsyncInvocation.DEFAULT;
    var read =
        new AsyncInvocation(
            config.integer("MaximumRetryAttempts").orElse(byDefault.maximumRetries()),
            config.seconds("MaximumEventAgeInSeconds").orElse(byDefault.maximumAge()),
            onFailure(config, Set.of("SQS")));
    config.done();
    return read;
  }

  /** {@code RetryPolicy} and {@code DeadLetterConfig} of a rule or schedule. */
  static DeliveryPolicy delivery(Section event) {
    DeliveryPolicy byDefault = DeliveryPolicy.DEFAULT;
    Optional<Expression> deadLetters =
        event
            .section("DeadLetterConfig")
            .map(
                config -> {
                  config.required("Arn");
                  Expression arn = config.expression("Arn").orElseThrow();
                  config.done();
                  return arn;
                });
    return event
        .section("RetryPolicy")
        .map(
            retry -> {
              var policy =
                  new DeliveryPolicy(
                      retry.integer("MaximumRetryAttempts").orElse(byDefault.maximumRetries()),
                      retry.seconds("MaximumEventAgeInSeconds").orElse(byDefault.maximumAge()),
                      deadLetters);
              retry.done();
              return policy;
            })
        .orElse(
            new DeliveryPolicy(byDefault.maximumRetries(), byDefault.maximumAge(), deadLetters));
  }
}
