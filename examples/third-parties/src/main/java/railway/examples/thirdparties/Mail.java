package railway.examples.thirdparties;

/** A mail that has left the gateway. */
public record Mail(String to, String subject, String body, String reference) {}
