package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailGatewayTest {
  private static final Map<String, Object> MAIL =
      Map.of("to", "ann@example.org", "subject", "Money", "body", "Please", "reference", "m1");

  private final Rig rig = new Rig();
  private final MailGateway gateway = rig.parties.mailGateway();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void send_sendsAgain_eachTime() {
    assertThat(rig.post(gateway, "/mails", MAIL).status()).isEqualTo(202);
    assertThat(rig.post(gateway, "/mails", MAIL).status()).isEqualTo(202);

    assertThat(gateway.effects().count(MailGateway.MAIL, "m1")).isEqualTo(2);
    assertThat(gateway.sent())
        .containsOnly(new Mail("ann@example.org", "Money", "Please", "m1"))
        .hasSize(2);
  }

  @Test
  void gateway_tellsNothingAboutAMail() {
    rig.post(gateway, "/mails", MAIL);

    assertThat(rig.get(gateway, "/mails").status()).isEqualTo(405);
    assertThat(rig.get(gateway, "/mails/m1").status()).isEqualTo(404);
  }

  @Test
  void caller_cannotTellALostReplyFromALostRequest() {
    gateway.faults().throwNext(Fault.LOSE_REPLY);
    gateway.faults().throwNext(Fault.LOSE_REQUEST);

    assertThat(rig.post(gateway, "/mails", MAIL)).isEqualTo(rig.post(gateway, "/mails", MAIL));
    assertThat(gateway.effects().count(MailGateway.MAIL, "m1")).isOne();
  }
}
