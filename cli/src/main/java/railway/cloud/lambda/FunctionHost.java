package railway.cloud.lambda;

/** Where the functions of a template run. */
public interface FunctionHost extends Functions, AutoCloseable {
  /** How many invocations are under way. */
  int running();

  /** How many invocations have begun since the start. */
  long begun();

  /** Ends what is running; whoever waits for it hears that the host has stopped. */
  @Override
  void close();
}
