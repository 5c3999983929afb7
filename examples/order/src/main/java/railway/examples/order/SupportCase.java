package railway.examples.order;

import java.math.BigDecimal;

/** What a support agent is asked to clear up. */
public record SupportCase(
    String orderId, String customerId, String email, BigDecimal amount, String concern) {}
