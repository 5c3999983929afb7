package railway.cli.shop;

import java.util.List;
import railway.examples.order.MissingProductChoice;
import railway.examples.order.SupportVerdict;

/**
 * What is special about an order, and how the people around it will decide.
 *
 * @param words for the list of orders
 * @param goods what is ordered
 * @param remote whether the courier has no slot for the address
 * @param aboutMissing what the customer says when something is not in stock
 * @param cards what the customer pays with, one try after the other; when none is left, the
 *     customer cancels
 * @param paying when the customer pays
 * @param verdict what support decides, if it is asked
 */
public record Fate(
    String words,
    Goods goods,
    boolean remote,
    MissingProductChoice.Choice aboutMissing,
    List<String> cards,
    Paying paying,
    SupportVerdict.Verdict verdict) {

  /** What is ordered. */
  public enum Goods {
    ALL_IN_STOCK,
    ONE_RARE,
    ALL_RARE
  }

  /** When a customer pays. */
  public enum Paying {
    IN_TIME,
    /** When the order has stopped waiting. */
    TOO_LATE
  }

  /** The cards that the payment provider knows. */
  private static final String GOOD = "good";

  private static final String EMPTY = "empty";
  private static final String BLOCKED = "blocked";
  private static final String ABANDONED = "abandoned";

  public Fate {
    cards = List.copyOf(cards);
  }

  static final Fate PLAIN = plain("nothing special");

  static final Fate CONTINUES =
      plain("a rare product; the customer goes on without it").with(Goods.ONE_RARE);

  static final Fate SHORT_THEN_PAYS =
      plain("insufficient funds; the customer pays at the second try").with(EMPTY, GOOD);

  static final Fate REMOTE_CANCELLED =
      plain("an address without courier; support agrees to cancel")
          .far(SupportVerdict.Verdict.AGREED_TO_CANCEL);

  /** Three orders that together walk every category and every To-Do of the example. */
  static final List<Fate> TOUR = List.of(CONTINUES, SHORT_THEN_PAYS, REMOTE_CANCELLED);

  /** From which the other orders are drawn; a plain one is the most common. */
  static final List<Fate> ALL =
      List.of(
          PLAIN,
          PLAIN,
          PLAIN,
          PLAIN,
          CONTINUES,
          plain("a rare product; the customer does not want the rest")
              .with(Goods.ONE_RARE)
              .with(MissingProductChoice.Choice.CANCEL),
          plain("nothing of it is in stock").with(Goods.ALL_RARE),
          SHORT_THEN_PAYS,
          plain("insufficient funds; the customer cancels").with(EMPTY),
          plain("insufficient funds, twice; then it is paid").with(EMPTY, EMPTY, GOOD),
          plain("the card is declined").with(BLOCKED),
          REMOTE_CANCELLED,
          plain("an address without courier; support finds another way")
              .far(SupportVerdict.Verdict.PAYMENT_CONFIRMED),
          plain("a rare product, insufficient funds, an address without courier")
              .with(Goods.ONE_RARE)
              .with(EMPTY, GOOD)
              .far(SupportVerdict.Verdict.PAYMENT_CONFIRMED),
          plain("the customer never pays; support cancels").with(ABANDONED),
          plain("the customer pays too late; the payment is returned").late(),
          plain("the customer pays too late, with a blocked card; support returns it")
              .with(BLOCKED)
              .late());

  private static Fate plain(String words) {
    return new Fate(
        words,
        Goods.ALL_IN_STOCK,
        false,
        MissingProductChoice.Choice.CONTINUE,
        List.of(GOOD),
        Paying.IN_TIME,
        SupportVerdict.Verdict.AGREED_TO_CANCEL);
  }

  private Fate with(Goods ordered) {
    return new Fate(words, ordered, remote, aboutMissing, cards, paying, verdict);
  }

  private Fate with(MissingProductChoice.Choice choice) {
    return new Fate(words, goods, remote, choice, cards, paying, verdict);
  }

  private Fate with(String... tries) {
    return new Fate(words, goods, remote, aboutMissing, List.of(tries), paying, verdict);
  }

  private Fate far(SupportVerdict.Verdict decided) {
    return new Fate(words, goods, true, aboutMissing, cards, paying, decided);
  }

  private Fate late() {
    return new Fate(words, goods, remote, aboutMissing, cards, Paying.TOO_LATE, verdict);
  }
}
