package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Lambda. It repeats a request under the same id, sometimes at once, and two writers of one name
 * would take each other's entries for their own: hence the nonces.
 *
 * @param nonces tells two runs with one request id apart
 */
record LambdaPlatform(InstantSource clock, Supplier<String> nonces) implements Platform {

  @Override
  public Run begin(Context context) {
    return new LambdaRun(
        context.getAwsRequestId() + "-" + nonces.get() + "-",
        clock,
        clock.instant().plusMillis(context.getRemainingTimeInMillis()),
        new Log(context));
  }
}
