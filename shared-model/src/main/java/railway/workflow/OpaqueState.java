package railway.workflow;

/**
 * A State whose third party offers nothing (technical: black boxed). No algorithm can promise once:
 * the compromise bounds what may happen, and the risk sheet says what that means for people.
 */
public non-sealed interface OpaqueState<E extends Event, N extends Event> extends State<E, N> {

  /** Makes the request once; the client underneath must not retry on its own. */
  Reply<? extends N> attempt(E event, TaskId task) throws Exception;

  /**
   * What the business does about uncertainty. Declare the narrowest type ({@code
   * Compromise.UpTo<MailUncertain>}): the picture is drawn from it.
   */
  Compromise<? extends N> compromise(E event);

  /** Visibility, necessity, concern, risk. */
  RiskSheet riskSheet();

  /** The fault mapping: every attempt was refused and {@link #retry} says stop. */
  N giveUp(E event, Fault fault, Knowledge.NothingHappened known);

  @Override
  default Category category() {
    return Category.OPAQUE;
  }
}
