package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Lambda. It repeats a request under the same id, sometimes at once, and two writers of one name
 * would take each other's entries for their own: hence the nonces.
 *
 * @param nonces tells two runs with one request id apart
 * @param beforeAgain waited before a batch is given back, for a stream's trigger does not wait at
 *     all: its retries are then enough for a deployment, or for trouble with AWS, to pass
 */
record LambdaPlatform(InstantSource clock, Supplier<String> nonces, Duration beforeAgain)
    implements Platform {

  @Override
  public Run begin(Context context) {
    return new LambdaRun(
        context.getAwsRequestId() + "-" + nonces.get() + "-",
        clock,
        clock.instant().plusMillis(context.getRemainingTimeInMillis()),
        new Log(context),
        beforeAgain);
  }
}
