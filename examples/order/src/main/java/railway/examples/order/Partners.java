package railway.examples.order;

/** The third parties of an order. */
public record Partners(
    Warehouse warehouse,
    Biller biller,
    PaymentProvider paymentProvider,
    Courier courier,
    MailGateway mailGateway) {}
