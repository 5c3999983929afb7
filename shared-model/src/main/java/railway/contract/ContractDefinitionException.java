package railway.contract;

/**
 * A type cannot have a contract: an author's error, found when the contract is made and never while
 * data flow. The message names the component and the types that it may have instead.
 */
public final class ContractDefinitionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ContractDefinitionException(String message) {
    super(message);
  }
}
