package railway.examples.order;

/**
 * What the customer is asked when a payment did not go through.
 *
 * @param payment the attempt that may be tried again, with its page
 * @param nextToDo which To-Do the payment page is to call back if it is
 */
public record PaymentTrouble(Order order, Payment payment, String nextToDo) {}
