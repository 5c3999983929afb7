package railway.examples.order;

import java.math.BigDecimal;

/**
 * What the payment provider tells, exactly as it sends it.
 *
 * @param webhookId one for each try, the same in each repetition
 * @param toDo our own word for who is told
 * @param status {@code paid}, {@code insufficient-funds}, or another that decides nothing
 */
public record PaymentWebhook(
    String webhookId,
    String attemptId,
    String orderId,
    BigDecimal amount,
    String toDo,
    String status) {}
