package railway.workflow;

/** How a To-Do is answered. */
public sealed interface Endpoint {

  /** Who may answer. */
  Access answeredBy();

  /** Who may see it in the query endpoint. */
  Access seenBy();

  /** By a synchronous request to the API, with a token that {@code access} admits. */
  record Api(Access access) implements Endpoint {
    @Override
    public Access answeredBy() {
      return access;
    }

    @Override
    public Access seenBy() {
      return access;
    }
  }

  /** By a {@code ToDoAnswered} message on the bus from {@code source}; {@code seenBy} may watch. */
  record Message(String source, Access seenBy) implements Endpoint {
    @Override
    public Access answeredBy() {
      return new Access.Source(source);
    }
  }

  static Endpoint api(Access access) {
    return new Api(access);
  }

  static Endpoint message(String source, Access seenBy) {
    return new Message(source, seenBy);
  }
}
