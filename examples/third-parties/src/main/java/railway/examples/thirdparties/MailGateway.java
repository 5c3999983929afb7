package railway.examples.thirdparties;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends mails and tells nothing about them afterwards: no query, no key, no cancellation. The
 * reference in a request means nothing to it; it is there for our own count.
 */
public final class MailGateway extends ThirdParty {
  /** The effect, counted by reference. */
  public static final String MAIL = "mail";

  private final List<Mail> sent = new ArrayList<>();

  MailGateway(Surroundings around) {
    super("mail-gateway", around);
  }

  /** What people found in their inboxes, in order. */
  public synchronized List<Mail> sent() {
    return List.copyOf(sent);
  }

  @Override
  List<Route> routes() {
    return List.of(
        Route.business(
            "POST /mails", "send", request -> request.text("reference"), Endpoint.of(this::send)));
  }

  private synchronized Reply send(Request request) {
    Mail mail =
        new Mail(
            request.text("to"),
            request.text("subject"),
            request.text("body"),
            request.text("reference"));
    sent.add(mail);
    effects().add(MAIL, mail.reference());
    return Reply.of(202, Reply.fields("status", "accepted"));
  }
}
