package railway.examples.order;

/** What the payment provider is waited for. */
public record PaymentAwaited(Order order, Payment payment) {}
